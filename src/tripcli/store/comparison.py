"""Comparison: which values of one field confirm each other, worked out once for all reports of a record.

A record is folded once for each of its reports. Each pair of values is compared once, and kept as bits: bit 3 of a
number stands for the fourth value. So the work grows with the square of the differing reports, not with their cube.
"""

from collections.abc import Iterable, Iterator, Sequence

from tripcli.store.fields import Field, Value
from tripcli.store.folded import KnownReport


class Comparison:
    """How the values of one field of one record compare. A value is named by its index among those that are given."""

    def __init__(self, field: Field, values: Iterable[Value]) -> None:
        self._field = field
        self.values = list(dict.fromkeys(values))
        self._index = {value: index for index, value in enumerate(self.values)}
        count = len(self.values)
        self.confirming = [0] * count
        """Bits of the other values that say all that this one says."""
        self.confirmed = [0] * count
        """Bits of the other values of which this one says all that they say."""
        gives_way_to, preferred_to = [0] * count, [0] * count
        for one, coarse in enumerate(self.values):
            for other, fine in enumerate(self.values):
                if one == other:
                    continue
                if field.confirms(coarse, fine):
                    self.confirming[one] |= 1 << other
                    self.confirmed[other] |= 1 << one
                if field.gives_way(coarse, fine):
                    gives_way_to[one] |= 1 << other
                    preferred_to[other] |= 1 << one
        self._coarser_than = [bits & ~self.confirmed[index] for index, bits in enumerate(self.confirming)]
        self._gives_way_only = [bits & ~preferred_to[index] for index, bits in enumerate(gives_way_to)]

    def index(self, value: Value) -> int:
        """The index of a value that a report gives."""
        return self._index[value]

    def confirms(self, coarse: Value, fine: Value) -> bool:
        """Whether the second value says all that the first says."""
        if coarse == fine:
            return True
        one, other = self._index.get(coarse), self._index.get(fine)
        if one is None or other is None:
            return self._field.confirms(coarse, fine)
        return bool(self.confirming[one] >> other & 1)

    def agree(self, one: Value, other: Value) -> bool:
        """Whether one of the two values confirms the other."""
        return self.confirms(one, other) or self.confirms(other, one)

    def gives_way(self, index: int, among: int) -> bool:
        """Whether another value of the set is to be shown instead; of two equally exact ones, neither gives way."""
        return bool(self._gives_way_only[index] & among)

    def is_coarse(self, index: int, among: int) -> bool:
        """Whether another, more exact value of the set says all that this one says."""
        return bool(self._coarser_than[index] & among)


def indexes(bits: int) -> Iterator[int]:
    """The indexes of the bits that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class Comparisons(dict[str, Comparison]):
    """The comparison of each field's values, by the field's name; worked out when it is first asked for."""

    def __init__(self, reports: Sequence[KnownReport], fields: Sequence[Field]) -> None:
        super().__init__()
        self._reports = reports
        self._fields = {field.name: field for field in fields}

    def __missing__(self, name: str) -> Comparison:
        values = [report.values[name] for report in self._reports if name in report.values]
        self[name] = comparison = Comparison(self._fields[name], values)
        return comparison
