"""The engine: a neural network and its training, written by hand in NumPy.

Read it in this order: `layers` and `loss` hold the formulas of backpropagation, `network`
chains them, `optimizers` turns gradients into steps, and `trainer` runs the loop. It is given
arrays and prints nothing; whoever drives it reads its events and sends it commands.
"""
