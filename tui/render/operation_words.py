"""Words on operations: what each one does, in a sentence for a student."""

from __future__ import annotations

from tui.say import say

WORDS: dict[str, str] = {
    "Affine forward": "Every output is a weighted sum of all inputs, plus a bias. "
    "One row of x is one image.",
    "Affine backward": "dy says how the loss changes with every output. The multiply node swaps "
    "its inputs: W gets x times dy, x gets dy times W. The add node passes on: b gets dy, summed "
    "over the images.",
    "ReLU forward": "What is positive passes; everything else becomes 0.",
    "ReLU backward": "The gradient passes where the output was positive, and stops where it was 0.",
    "LeakyReLU forward": "What is positive passes; of the rest a hundredth.",
    "LeakyReLU backward": "The gradient passes where the output was positive; elsewhere a "
    "hundredth of it.",
    "GELU forward": "A ramp with a soft bend: x, times the chance that a normal number is smaller.",
    "GELU backward": "The gradient is multiplied by the slope of the soft ramp.",
    "Sigmoid forward": "Every number is squeezed between 0 and 1.",
    "Sigmoid backward": "The slope of the four nodes taken together is y (1 - y): never more than "
    "¼, and almost 0 where y is near an end.",
    "Tanh forward": "Every number is squeezed between -1 and 1.",
    "Tanh backward": "The slope is 1 - y²: almost 0 where y is near an end.",
    "Dropout forward": "Some outputs, chosen by chance, become 0; the others grow to make up.",
    "Dropout backward": "The gradient passes where the outputs did.",
    "BatchNorm forward": "Every column is brought to mean 0 and variance 1 over the batch, then "
    "scaled by γ and moved by β.",
    "BatchNorm backward": "Each number moved the mean and the variance of its column as well, so "
    "its gradient has three parts.",
    "SoftmaxWithLoss forward": "The logits become probabilities; the loss is the mean of -log p "
    "of the right digit.",
    "SoftmaxWithLoss backward": "Here the way back begins: the gradient is the probability minus "
    "the truth, as simple as that.",
    "SGD step": "Every parameter moves against its gradient, by η times as much.",
    "Momentum step": "A ball rolls downhill: a part μ of the last step is kept.",
    "Nesterov step": "A ball that looks ahead: the gradient counts where it is about to be.",
    "AdaGrad step": "Parameters with large gradients so far take smaller steps.",
    "RMSProp step": "Every gradient is divided by its size of late.",
    "Adam step": "The mean gradient of late, divided by its size of late: steps of about η.",
    "AdamW step": "As Adam, with a weight decay of its own.",
    "clip gradient": "If the whole gradient is too long, it is shortened; its direction stays.",
    "add weight decay": "Large weights are pulled towards 0, as a part of the gradient.",
    "shrink weights": "A small share comes off every weight, beside the gradient.",
}
NAMES = ("clip gradient", "add weight decay", "shrink weights")  # the others stay as they are
FIRST = "Nobody asks how the loss changes with the image, so dx is left out here."


def kind(name: str) -> str:
    """The kind of an operation: Affine forward, for Affine 1 forward."""
    return " ".join(word for word in name.split() if not word.isdigit())


def sentence(name: str, given: tuple[str, ...]) -> str:
    """What the operation of this name does, which gave arrays of these names."""
    words = say(WORDS.get(kind(name), ""))
    if kind(name) == "Affine backward" and "dx" not in given:
        return f"{words} {say(FIRST)}"
    return words


def short(name: str) -> str:
    """The name within a list of its phase: Affine 1, Softmax + loss, Adam, clip gradient."""
    if "SoftmaxWithLoss" in name:
        return "Softmax + loss"
    for ending in (" forward", " backward", " step"):
        name = name.removesuffix(ending)
    return say(name)
