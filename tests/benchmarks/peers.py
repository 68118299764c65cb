"""How fast a training step is, against other libraries doing the same work on this machine.

Run by hand: `python tests/benchmarks/peers.py [ROUNDS]`, in an environment with the extra `bench`.
Two works on MNIST, where a step gathers a batch, goes forward and back, updates, and gives the
loss as a number:

W1  784-100-10 ReLU, SGD, batch 100
W2  784-256-128-10 ReLU, Adam at 0.001, batch 128

Each contestant lives in a process of its own and they take turns, first with one core each, then
with all of them. A ratio is the median over the rounds of its time over ours in the same round.
Peers that are not installed are left out. `floor` is what NumPy needs for the matrix products as
large as the images, and the gather, alone.
"""

from __future__ import annotations

import importlib
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise

WORKS = {"W1": ((100,), "sgd", 0.1, 100), "W2": ((256, 128), "adam", 0.001, 128)}
STEPS, ROUNDS = 300, 9
Step = Callable[[], float]


def images():
    """MNIST's training images and labels, 8-bit and contiguous."""
    from data.catalog import load

    train = load("mnist").split(0, 5000).train
    return train.images, train.labels


def order(count: int, size: int, seed: int = 0):
    """Batches of places without end, shuffled anew each epoch."""
    import numpy as np

    rng = np.random.default_rng(seed)
    while True:
        places = rng.permutation(count)
        for at in range(0, count - size + 1, size):
            yield places[at : at + size]


def layers_for(hidden: tuple[int, ...]):
    """Widths from pixels to classes."""
    return (784, *hidden, 10)


def chainrule(hidden, optimizer, rate, size) -> Step:
    """Ours: the learner's own step, with everything it keeps count of."""
    from data.catalog import load
    from engine.hyper import Hyper
    from engine.learner import Learner

    hyper = Hyper(hidden=hidden, optimizer=optimizer, learning_rate=rate, batch_size=size,
                  epochs=1000)  # fmt: skip
    learner = Learner(load("mnist").split(0, 5000), hyper, 10)
    return lambda: learner.step().loss


def floor(hidden, optimizer, rate, size) -> Step:
    """The gather and the two products with the images, and nothing else."""
    import numpy as np

    pixels, _ = images()
    batches, rng = order(len(pixels), size), np.random.default_rng(0)
    raw, x = np.empty((size, 784), np.uint8), np.empty((size, 784), np.float32)
    w = rng.standard_normal((784, hidden[0])).astype(np.float32)
    dh = rng.standard_normal((size, hidden[0])).astype(np.float32)
    h, dw, scale = np.empty_like(dh), np.empty_like(w), np.float32(1 / 255)

    def step() -> float:
        np.take(pixels, next(batches), axis=0, out=raw, mode="clip")
        np.copyto(x, raw)
        np.multiply(x, scale, out=x)
        np.matmul(x, w, out=h)
        np.matmul(x.T, dh, out=dw)
        return 0.0

    return step


def post(hidden, optimizer, rate, size) -> Step:
    """The post's loop, mended and no more: float64 weights, new arrays, a second loss to log.

    Every 600 steps it judges all 70,000 images; here each step judges a 600th of them.
    """
    import numpy as np

    if optimizer != "sgd":
        raise ModuleNotFoundError("the post has no Adam")
    pixels, labels = images()
    x_all, t_all = (pixels / 255).astype(np.float32), np.eye(10)[labels]
    rng = np.random.default_rng(0)
    w1, w2 = (
        0.05 * rng.standard_normal((784, hidden[0])),
        0.1 * rng.standard_normal((hidden[0], 10)),
    )
    b1, b2 = np.zeros(hidden[0]), np.zeros(10)

    def forward(x, t):
        a1 = np.dot(x, w1) + b1
        mask = a1 <= 0
        h = a1.copy()
        h[mask] = 0
        a2 = np.dot(h, w2) + b2
        e = np.exp(a2 - a2.max(axis=1, keepdims=True))
        y = e / e.sum(axis=1, keepdims=True)
        loss = -np.sum(t * np.log(y + 1e-7)) / len(x)
        return h, mask, y, loss

    def step() -> float:
        nonlocal w1, b1, w2, b2
        chosen = rng.choice(len(x_all), size)
        x, t = x_all[chosen], t_all[chosen]
        h, mask, y, _ = forward(x, t)
        da = (y - t) / len(x)
        dh = np.dot(da, w2.T)
        dh[mask] = 0
        dw2, db2 = np.dot(h.T, da), da.sum(axis=0)
        np.dot(dh, w1.T)  # its first layer returns dx as well
        dw1, db1 = np.dot(x.T, dh), dh.sum(axis=0)
        w1, b1, w2, b2 = w1 - rate * dw1, b1 - rate * db1, w2 - rate * dw2, b2 - rate * db2
        judged = x_all[:117], t_all[:117]
        np.sum(np.argmax(forward(*judged)[2], axis=1) == np.argmax(judged[1], axis=1))
        return float(forward(x, t)[3])

    return step


def sklearn(hidden, optimizer, rate, size) -> Step:
    """scikit-learn's MLPClassifier, by its own loop over an epoch; a call is one of its steps."""
    import warnings

    import numpy as np
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    warnings.simplefilter("ignore", ConvergenceWarning)
    pixels, labels = images()
    x = (pixels / 255).astype(np.float32)
    model = MLPClassifier(hidden, solver=optimizer, learning_rate_init=rate, batch_size=size,
                          alpha=0.0, momentum=0.0, max_iter=1)  # fmt: skip

    def whole(steps: int) -> float:
        model.fit(x[: steps * size], labels[: steps * size])
        return model.loss_

    whole.at_once = True  # type: ignore[attr-defined]
    return whole  # type: ignore[return-value]


def pytorch(hidden, optimizer, rate, size) -> Step:
    """PyTorch, eager, with its fused Adam."""
    import torch

    torch.set_num_threads(int(os.environ["PEER_THREADS"]))
    pixels, labels = images()
    x_all = torch.tensor(pixels).float() / 255
    t_all = torch.tensor(labels)
    batches, widths = order(len(labels), size), layers_for(hidden)
    parts = []
    for n_in, n_out in pairwise(widths):
        parts += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
    net = torch.nn.Sequential(*parts[:-1])
    rule = (
        torch.optim.Adam(net.parameters(), lr=rate, fused=True)
        if optimizer == "adam"
        else torch.optim.SGD(net.parameters(), lr=rate)
    )

    def step() -> float:
        chosen = torch.from_numpy(next(batches))
        rule.zero_grad()
        loss = torch.nn.functional.cross_entropy(net(x_all[chosen]), t_all[chosen])
        loss.backward()
        rule.step()
        return loss.item()

    return step


def jax(hidden, optimizer, rate, size) -> Step:
    """JAX: gather, gradient and update in one jitted function whose buffers are donated."""
    import jax
    import jax.numpy as jnp

    pixels, labels = images()
    x_all, t_all = jnp.asarray(pixels / 255, jnp.float32), jnp.asarray(labels)
    batches, widths = order(len(labels), size), layers_for(hidden)
    keys = jax.random.split(jax.random.key(0), len(widths))
    params = [
        (jax.random.normal(key, (n_in, n_out)) * (2 / n_in) ** 0.5, jnp.zeros(n_out))
        for key, n_in, n_out in zip(keys, widths, widths[1:], strict=False)
    ]

    def loss_of(params, x, t):
        for w, b in params[:-1]:
            x = jax.nn.relu(x @ w + b)
        w, b = params[-1]
        logits = jax.nn.log_softmax(x @ w + b)
        return -jnp.take_along_axis(logits, t[:, None], axis=1).mean()

    def update(params, m, v, count, x_all, t_all, chosen):
        loss, g = jax.value_and_grad(loss_of)(params, x_all[chosen], t_all[chosen])
        if optimizer == "sgd":
            return jax.tree.map(lambda p, g: p - rate * g, params, g), m, v, count, loss
        count = count + 1
        m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, g)
        v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
        fix1, fix2 = 1 / (1 - 0.9**count), 1 / (1 - 0.999**count)
        params = jax.tree.map(
            lambda p, m, v: p - rate * m * fix1 / (jnp.sqrt(v * fix2) + 1e-8), params, m, v
        )
        return params, m, v, count, loss

    jitted = jax.jit(update, donate_argnums=(0, 1, 2))
    m, v = (jax.tree.map(jnp.zeros_like, params) for _ in range(2))
    state = [params, m, v, jnp.zeros(())]

    def step() -> float:
        *state[:], loss = jitted(*state, x_all, t_all, next(batches))
        return float(loss)

    return step


PEERS: dict[str, Callable[..., Step]] = {
    each.__name__: each for each in (chainrule, floor, post, sklearn, pytorch, jax)
}
VERSIONS = {"sklearn": "sklearn", "pytorch": "torch", "jax": "jax", "floor": "numpy"}


def child(name: str, work: str) -> None:
    """Be one contestant: run as many steps as each line asks for, and answer with the seconds."""
    if os.environ["PEER_THREADS"] == "1" and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # for those who take what is there
    try:
        step = PEERS[name](*WORKS[work])
    except ModuleNotFoundError as error:
        print(json.dumps(str(error)), flush=True)
        return
    at_once = getattr(step, "at_once", False)
    version = importlib.import_module(VERSIONS[name]).__version__ if name in VERSIONS else ""
    print(json.dumps([version]), flush=True)
    for line in sys.stdin:
        count = int(line)
        time.sleep(0.1)  # threads of the one before may still be spinning
        if not at_once:
            step()
        began = time.perf_counter()
        if at_once:
            step(count)  # type: ignore[call-arg]
        else:
            for _ in range(count):
                step()
        print(json.dumps(time.perf_counter() - began), flush=True)


class Contestant:
    """A peer in its own process."""

    def __init__(self, name: str, work: str, threads: int) -> None:
        environment = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), str(threads))
        self.name, self.threads = name, threads
        self._process = subprocess.Popen(
            [sys.executable, __file__, "--child", name, work],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | environment | {"PEER_THREADS": str(threads)},
        )
        answer = json.loads(self._process.stdout.readline() or '"it did not start"')
        self.missing = answer if isinstance(answer, str) else ""
        self.version = "" if self.missing else answer[0]

    def microseconds(self, steps: int = STEPS) -> float:
        """The mean time of a step, over as many."""
        self._process.stdin.write(f"{steps}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline()) / steps * 1e6

    def close(self) -> None:
        """End the process."""
        self._process.stdin.close()
        self._process.wait()


def compare(work: str, rounds: int, threads: int) -> None:
    """Print one work's table, with so many threads each."""
    everyone = [Contestant(name, work, threads) for name in PEERS]
    for each in everyone:
        if each.missing:
            print(f"  {each.name:10} left out: {each.missing}")
    racing = [each for each in everyone if not each.missing]
    for each in racing:
        each.microseconds(100)
    times: dict[Contestant, list[float]] = {each: [] for each in racing}
    for _ in range(rounds):
        for each in racing:
            times[each].append(each.microseconds())
    ours = times[racing[0]]
    for each, its in times.items():
        ratio = statistics.median(t / own for t, own in zip(its, ours, strict=True))
        label = f"{each.name} {each.version}"
        print(f"  {label:20} {statistics.median(its):7.0f} µs   {ratio:5.2f} × ours")
    for each in everyone:
        each.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
    else:
        cores = os.cpu_count() or 1
        for work, (hidden, optimizer, _, size) in WORKS.items():
            widths = "-".join(map(str, layers_for(hidden)))
            for threads in sorted({1, cores}):
                print(f"{work}: {widths}, {optimizer}, batch {size}, cores: {threads}")
                compare(work, int(sys.argv[1]) if sys.argv[1:] else ROUNDS, threads)
