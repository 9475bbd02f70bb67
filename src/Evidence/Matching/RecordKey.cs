using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Matching;

/// <summary>Key of an imported record, ordered by source and then by id, letter by letter.</summary>
public readonly record struct RecordKey(RecordSource Source, string Id) : IComparable<RecordKey>
{
    public int CompareTo(RecordKey other) => Source != other.Source ? Source.CompareTo(other.Source) : string.CompareOrdinal(Id, other.Id);

    public static bool operator <(RecordKey left, RecordKey right) => left.CompareTo(right) < 0;

    public static bool operator >(RecordKey left, RecordKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(RecordKey left, RecordKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RecordKey left, RecordKey right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Source} {Id}";
}
