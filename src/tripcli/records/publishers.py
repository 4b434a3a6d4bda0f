"""Publishers: whose publication a source is, and in which zone its dates are read.

Takes a dataset, gives publishers by source. Copies of one agency are one publisher, however a source names it.
"""

from tripcli.records.dataset import Dataset
from tripcli.records.people import Publisher, Source
from tripcli.values.words import folded


class Publishers:
    """The publishers of one dataset, declared or only named by a source."""

    def __init__(self, dataset: Dataset) -> None:
        self._trip_zone = dataset.trip.timezone
        self._ids: dict[str, str] = {}
        """Folded name -> id of the publisher."""
        for publisher in dataset.publishers:
            for name in (publisher.id, publisher.name, publisher.short, *publisher.alt_names):
                if name:
                    self._ids.setdefault(folded(name), publisher.id)
        self.by_id = {publisher.id: publisher for publisher in dataset.publishers}
        """All publishers; one that is not declared has its folded name as id, and the first name that a source has."""
        for source in dataset.sources:
            publisher_id = self.id_of(source)
            if publisher_id not in self.by_id:
                self.by_id[publisher_id] = Publisher(id=publisher_id, name=source.publisher)

    def id_of(self, source: Source) -> str:
        """The id of the source's publisher, or its folded name when the dataset declares none of that name."""
        name = folded(source.publisher)
        return self._ids.get(name, name)

    def is_declared(self, source: Source) -> bool:
        """Whether the dataset declares the publisher that the source names."""
        return folded(source.publisher) in self._ids

    def of(self, source: Source) -> Publisher:
        """The source's publisher; one that is not declared with the name that the source has."""
        publisher = self.by_id[self.id_of(source)]
        return publisher if self.is_declared(source) else Publisher(id=publisher.id, name=source.publisher)

    def zone_of(self, source: Source) -> str:
        """The IANA zone in which the source's publication is stated: its own, its publisher's, else the trip's."""
        return source.timezone or self.of(source).timezone or self._trip_zone

    def speaks_for(self, source: Source) -> str | None:
        """The country whose authorities publish an official source; None for any other source."""
        publisher = self.of(source)
        return publisher.country if (source.kind or publisher.kind) == "official" else None
