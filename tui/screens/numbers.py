"""Every number and sign on the screen, explained: what the help says beside the keys."""

from __future__ import annotations

NUMBERS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Loss",
        (
            ("loss (now)", "Cross-entropy of the last mini-batch in nats: the mean of -log p, where p is "
             "the probability given to the right digit. Guessing blindly scores ln 10 = 2.3026."),
            ("smoothed (avg)", "A running mean over about the last 50 steps."),
            ("best", "The lowest loss of any single mini-batch."),
            ("validation (val)", "The loss on images the network never learns from, the dots in the chart."),
            ("upper chart", "The last steps, one column each."),
            ("lower chart", "The whole run: each column is the mean of its steps, and faint above "
             "it their largest loss."),
            ("↑", "A spike that is higher than the lower chart, and how high; {key_loss_log} shows it whole, by its logarithm."),
            ("▲", "Here a hyperparameter was changed."),
        ),
    ),
    (
        "Timeline",
        (
            ("kept", "The row below the loss: steps that were kept, each under its place in the chart. {key_back} and {key_forward} go "
             "from one to the next, a click goes to the nearest. Everything shown is then as it was at that step."),
            ("●", "Where the run stands."),
            ("·  ┬  ├", "A step kept in passing, the end of an epoch, the start. The recent past is kept densely and "
             "thins out backwards as memory fills (kept 38 of 256 MB)."),
            ("★  ◆", "The best validation; a bookmark ({key_bookmark}). Both stay."),
            ("Y  ○", "Here a branch or a twin left this one; here a branch was left."),
            ("branch", "Train on from a step of the past and a new branch begins; what came after that step before stays "
             "as a grey line, and {key_branches} returns to it."),
            ("twin", "The same run with one hyperparameter changed, on the same batches; × is its loss."),
            ("twin − run", "Mean difference of the two losses since the fork, and its 95% interval, from the means of blocks "
             "of steps. While it holds zero it may be chance. Watch for long and it will leave zero by chance now and then."),
        ),
    ),
    (
        "Accuracy, one row an epoch",
        (
            ("ep", "Epoch: how often every training image has been seen."),
            ("loss, train", "Mean loss and accuracy over the epoch's mini-batches, each as it was "
             "met, before the network learned from it."),
            ("val", "Accuracy on the validation images at the end of the epoch; ★ marks the best."),
            ("lr", "The learning rate at the end of the epoch, schedule included."),
            ("sec, img/s", "Training time of the epoch, and images learned from per second."),
        ),
    ),
    (
        "Digits",
        (
            ("4  98%", "The network says 4, with a probability of 98%, and is right."),
            ("✗9 not 4 61%", "It says 9 with 61%, but the digit is a 4."),
            ("1–10 of 143", "Which of the digits of this kind are on show, out of how many."),
            ("2.86% wrong", "The share of wrong answers over all validation images."),
        ),
    ),
    (
        "Status line",
        (
            ("step", "Mini-batches learned from since the run began."),
            ("epoch 3/10", "The present epoch and the last one; the bar shows how much of it is done."),
            ("eta", "Time left until the last epoch is done, at the present speed."),
            ("img/s", "Images learned from per second over the last two seconds."),
            ("0:07", "Time spent training, pauses left out."),
            ("test 1×", "How often the test set was looked at in this run. Choose by validation "
             "accuracy; a test set that one tunes by is a test set no more."),
        ),
    ),
    (
        "Layers",
        (
            ("activation", "How large the layer's outputs are: the root of their mean square (rms) over 500 validation images."),
            ("gradient", "The rms of ∂loss/∂output in the next step. Where it is far smaller than at the last layer it has "
             "vanished on its way back, where it is far larger it explodes."),
            ("weight", "The rms of the layer's weights (of γ in batch normalization)."),
            ("|ΔW|/|W|", "How far one step moves the weights, as a share of their size. About 0.1% is usual; far less is "
             "standing still, far more is jumping about."),
            ("off/stuck", "Units that give 0 for every image (relu), or that are at an end of their range for nearly every one "
             "(sigmoid, tanh): no gradient passes them."),
            ("▁▃▆█  ✗", "The course of the reading over the last looks, from 0 up, or by its logarithm where it spans more than "
             "a factor of ten; ✗ is a number that is none, or infinite."),
            ("histograms", "How the values are spread over the axis: bars now, dots at the start. What lies beyond an end "
             "is counted in the last bin."),
            ("pictures", "A unit of the first layer has one weight for each pixel. Ink on orange (+) excites the unit, ink on blue "
             "(−) silences it, dark is near 0. Each picture has its own largest weight at the ends of the ramp (±0.21)."),
            ("favourites", "The ten validation images to which the unit answers most, each with its label and the unit's output; "
             "✗7→9 is a 7 that the network takes for a 9."),
        ),
    ),
    (
        "Mistakes",
        (
            ("matrix", "Each row is what a digit is, each column what the network takes it for: how many validation images, "
             "and the darker to brighter the shade the more frequent the mistake. The diagonal is right."),
            ("4→9 27×", "27 fours were taken for nines."),
            ("right", "The share of a class's validation images that is read right."),
            ("─●─", "That share and its 95% interval: on other images of the class it would lie there 95 times in 100. "
             "Classes whose intervals overlap may differ by chance."),
            ("rank  ▲ ▼", "The class's place among the ten, and whether it gained or lost places since the end of the last epoch."),
            ("ep 1–12", "The race: each class's share at the end of each epoch, all on one scale up to 100%."),
            ("worst", "Wrong answers, those first that gave the least probability to the right digit."),
            ("uncertain", "✗4 51% 9 48%: the answer and the runner-up, the closest pairs first; ✗ marks a wrong answer."),
            ("forgotten", "Right at the end of the epoch before, wrong now; learned is the reverse."),
            ("doubtful labels", "9 or 4? 98%: labelled 9, but the network is surer of a 4 than it is of 4s on average, at each epoch's end. "
             "The label may be wrong, or the digit badly written: look."),
        ),
    ),
    (
        "Steps",
        (
            ("operation", "The next mini-batch, done on a copy: what is shown is what the run does next, to the last "
             "bit, and the run itself is not touched. While it trains, the view keeps the mini-batch that "
             "it was opened at; {key_steps_renew} takes the one of now."),
            ("100×784", "The shape of an array: 100 images (rows) of 784 pixels (columns)."),
            ("heat map", "The array averaged down to 12 by 12 at most. Dark blue is below 0, grey 0, light orange "
             "above. hue ± is the average that gets the strongest colour; max, avg and min are of all its "
             "numbers, not of the averages."),
            ("x W b y", "What goes in, the weights, the biases, what comes out. dy, dx, dW, db: how the loss L would "
             "change with each of them. θ are all parameters, g the gradient, η the learning rate."),
            ("[●]", "A breakpoint that is on: the run pauses where it is met and says why. Loss spike: 6 standard "
             "deviations above the mean of the last 200 steps. NaN in gradient: it is infinite or no "
             "number. Gradient: its length, after clipping. A unit dies: a ReLU gives 0 for all of 500 "
             "validation images; looked at every 50 steps."),
        ),
    ),
    (
        "Digit",
        (
            ("guess, loss", "The network's answer to this one image, and -log p for the right digit (that is the loss)."),
            ("tint", "The gradient of the loss in every pixel, dL/dx: the chain rule followed past the first weights, back to "
             "the ink. Orange (-): more ink here speaks against the right digit. Blue (+): it speaks for it. With {key_inspector_tint}: for and "
             "against the guess, the gradient of log p."),
            ("47 of 100 above 0", "How many of a layer's units are on for this image (a sigmoid: above one half)."),
            ("▁▃█  ·░▓", "The units in their order, in cells: above 0 as columns, below 0 as shades, beside the layer's largest. "
             "Where units are many a cell is the mean of a few."),
            ("logit", "The last layer's outputs. The probabilities p are their softmax: e to the logit, divided by the sum of all."),
            ("4  6.213", "One of the nearest training images: its label, and Euclid's distance between the pixels, from 0 for "
             "the same image to 28. ≠: it is another digit than this one."),
            ("as seen", "Your drawing as the network sees it: fitted into 20 by 20 pixels and its centre of mass moved to the "
             "middle of 28 by 28, as MNIST's digits were."),
        ),
    ),
    (
        "Ruler ({key_view_9})",
        (
            ("bars", "How the next step, at 1/8 to 8 times its length, would change the loss of its own mini-batch: "
             "below the line lower, above it higher. It is measured on a copy; the run is untouched."),
            ("●", "The same for 500 validation images, which the step was not made for. ▲ is beyond the chart."),
            ("edge", "From so many times the step on, the mini-batch's loss is higher than before the step. Nearer than "
             "1.5× is too near: the next mini-batches may be less kind."),
            ("▲ now", "The step as it is, with the learning rate of the next step, schedule included."),
            ("edge so far", "The edge at the last measurements; orange where it was near, ↑ where it was beyond 8×."),
            ("range test", "A copy trains 300 steps while its rate grows from 0.00001 to 10. ▲ marks where its loss "
             "fell fastest."),
        ),
    ),
    (
        "Guide ({key_view_0})",
        (
            ("hints", "Rules with fixed thresholds over the run's own instruments look at it every few seconds. Each "
             "hint says the numbers that made it speak, why they matter, and one thing to do."),
            ("Guide (2)", "So many hints there are at present. They go by themselves when their reason does."),
        ),
    ),
    (
        "Colours",
        (
            ("theme", "The colours of the screen. To try others: {key_palette}, then Theme. To keep them: --theme NAME at "
             "each start, or a line in the configuration file; 'chainrule config' lists the names and tells where it is."),
        ),
    ),
)  # fmt: skip
