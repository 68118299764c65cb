"""The loss: softmax and cross-entropy as one fused step on the logits.

Softmax turns the network's last numbers, the logits a, into probabilities p; cross-entropy is
the mean of -log p of the right class. Taken together their gradient is beautifully simple,
p minus the truth, and no logarithm of zero ever happens.
"""

from __future__ import annotations

import numpy as np

from engine.arrays import Floats, FloatType, Labels


class SoftmaxWithLoss:
    """Mean cross-entropy in nats of softmax(a) against integer labels t.

    `probabilities` and `correct` belong to the last batch given to `forward`.
    """

    def forward(self, a: Floats, t: Labels, smoothing: float = 0.0) -> float:
        """Logits (N, classes) and labels (N,) -> the loss, a Python float.

        With `smoothing` ε the truth is 1 - ε at the label and ε spread over all classes
        (Szegedy et al. 2016), so that the network need not become ever more certain.
        """
        n = self._n = len(t)
        self._t, self._smoothing = t, smoothing
        p, m, s, at, picked = self._p[:n], self._m[:n], self._s[:n], self._at[:n], self._picked[:n]
        # The largest of each row is found sooner down the columns of the transpose than along rows.
        columns = self._columns.reshape(-1)[: a.size].reshape(-1, n)
        np.copyto(columns, a.T)
        np.maximum.reduce(columns, axis=0, out=m[:, 0])
        np.subtract(a, m, out=p)  #      a - max a: the same softmax, and exp cannot overflow
        np.add(self._starts[:n], t, out=at)
        np.take(p, at, out=picked, mode="clip")
        right = picked.sum()
        if smoothing:
            right = (1 - smoothing) * right + smoothing * p.sum() / p.shape[1]
        np.exp(p, out=p)
        np.matmul(p, self._ones, out=s)
        np.divide(p, s, out=p)  #                                p = exp(a) / Σ exp(a)
        np.log(s, out=s)
        return float((s.sum() - right) / n)  #                   L = mean(-Σ q log p), q the truth

    def backward(self) -> Floats:
        """Return ∂L/∂a, (N, classes), for the batch of the last `forward`."""
        n, smoothing = self._n, self._smoothing
        da = self._da[:n]
        np.multiply(self._p[:n], 1 / n, out=da)
        da.reshape(-1)[self._at[:n]] -= (1 - smoothing) / n  #   da = (p - one_hot(t)) / N
        if smoothing:
            da -= smoothing / (n * da.shape[1])
        return da

    @property
    def probabilities(self) -> Floats:
        """The softmax of the last batch, (N, classes): a view, gone at the next `forward`."""
        return self._p[: self._n]

    def correct(self) -> int:
        """How many of the last batch have their largest probability at the right class."""
        guess = self._p[: self._n].argmax(axis=1, out=self._guess[: self._n])
        return int(np.count_nonzero(guess == self._t))

    def bind(self, classes: int, capacity: int, dtype: FloatType) -> None:
        """Make the buffers for batches of up to `capacity` rows."""
        self._p = np.empty((capacity, classes), dtype)
        self._da = np.empty((capacity, classes), dtype)
        self._m = np.empty((capacity, 1), dtype)
        self._s = np.empty((capacity, 1), dtype)
        self._columns, self._ones = (
            np.empty((classes, capacity), dtype),
            np.ones((classes, 1), dtype),
        )
        self._starts, self._at = np.arange(capacity) * classes, np.empty(capacity, np.int64)
        self._picked = np.empty(capacity, dtype)
        self._guess = np.empty(capacity, np.intp)
        self._n, self._smoothing = 0, 0.0
