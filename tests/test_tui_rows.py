from tui.rows import Rows


def test_rows_grow_and_what_is_kept_stays() -> None:
    none: Rows[int] = Rows()
    two = none.followed_by(1).followed_by(2)
    three, other = two.followed_by(3), two.followed_by(4)  # two futures of one past
    assert (list(none), list(two), list(three), list(other)) == ([], [1, 2], [1, 2, 3], [1, 2, 4])
    assert two == (1, 2) == Rows([1, 2]) != three
    assert (three[-1], three[0], three[1:], len(three), 3 in two) == (3, 1, (2, 3), 3, False)
    assert not none
    assert hash(two) == hash(Rows([1, 2]))
