"""Comparison: which values of one field confirm each other, worked out once for all reports of a record.

A record is folded once for each of its reports. Each pair of values is compared once, and kept as bits: so the work
grows with the square of the differing reports, not with their cube.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tripcli.store.fields import Field, Value

if TYPE_CHECKING:
    from tripcli.store.fold import KnownReport


class Comparison:
    """How the values of one field of one record compare; only values given at the start are compared quickly."""

    def __init__(self, field: Field, values: Iterable[Value]) -> None:
        self._field = field
        self._values = list(dict.fromkeys(values))
        self._index = {value: index for index, value in enumerate(self._values)}
        count = len(self._values)
        self._confirmed_by = [0] * count
        """Bits of the other values that confirm this one's content."""
        gives_way_to = [0] * count
        for one in range(count):
            for other in range(count):
                if one == other:
                    continue
                if field.confirms(self._values[one], self._values[other]):
                    self._confirmed_by[one] |= 1 << other
                if field.gives_way(self._values[one], self._values[other]):
                    gives_way_to[one] |= 1 << other
        self._confirms = [_transposed(self._confirmed_by, index) for index in range(count)]
        """Bits of the other values whose content this one includes."""
        self._coarser_than = [bits & ~self._confirms[index] for index, bits in enumerate(self._confirmed_by)]
        way = [_transposed(gives_way_to, index) for index in range(count)]
        self._gives_way_only = [bits & ~way[index] for index, bits in enumerate(gives_way_to)]

    def bits(self, values: Iterable[Value]) -> int:
        """A set of values as one number, as the other methods take it."""
        return sum(1 << self._index[value] for value in values)

    def confirms(self, coarse: Value, fine: Value) -> bool:
        """Whether the second value says all that the first says."""
        if coarse == fine:
            return True
        one, other = self._index.get(coarse), self._index.get(fine)
        if one is None or other is None:
            return self._field.confirms(coarse, fine)
        return bool(self._confirmed_by[one] >> other & 1)

    def agree(self, one: Value, other: Value) -> bool:
        """Whether one of the two values confirms the other."""
        return self.confirms(one, other) or self.confirms(other, one)

    def gives_way(self, value: Value, among: int) -> bool:
        """Whether another value of the set is to be shown rather than this one; of two equally exact ones neither is."""
        return bool(self._gives_way_only[self._index[value]] & among)

    def is_coarse(self, value: Value, among: int) -> bool:
        """Whether another, more exact value of the set says all that this one says."""
        return bool(self._coarser_than[self._index[value]] & among)

    def supporters(self, value: Value, among: int) -> Iterator[Value]:
        """The value itself, and the others of the set that say nothing more."""
        index = self._index[value]
        yield value
        bits = self._confirms[index] & among
        while bits:
            lowest = bits & -bits
            yield self._values[lowest.bit_length() - 1]
            bits ^= lowest


def _transposed(rows: Sequence[int], column: int) -> int:
    """The bits of one column of a square of bits."""
    return sum(1 << index for index, bits in enumerate(rows) if bits >> column & 1)


class Comparisons(dict[str, Comparison]):
    """The comparison of each field's values, by the field's name; worked out when it is first asked for."""

    def __init__(self, reports: Sequence["KnownReport"], fields: Sequence[Field]) -> None:
        super().__init__()
        self._reports = reports
        self._fields = {field.name: field for field in fields}

    def __missing__(self, name: str) -> Comparison:
        values = [report.values[name] for report in self._reports if name in report.values]
        self[name] = comparison = Comparison(self._fields[name], values)
        return comparison
