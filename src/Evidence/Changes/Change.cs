using System.Collections.Immutable;
using Equipoise.Evidence.Releases;

namespace Equipoise.Evidence.Changes;

/// <summary>What changed from one standing to another.</summary>
public sealed record Change
{
    /// <summary>Place of the later one in the order in which they came.</summary>
    public required int Number { get; init; }

    /// <summary>What stood before.</summary>
    public required StandingHeading Before { get; init; }

    /// <summary>What stood from then on.</summary>
    public required StandingHeading After { get; init; }

    /// <summary>Records added, removed and changed; absent where one of the two is damaged or in a shape that this program no longer reads.</summary>
    public ImmutableArray<RecordChange>? Records { get; init; }

    /// <summary>Findings that moved; absent where one of the two kept none that can be read.</summary>
    public ImmutableArray<FindingChange>? Findings { get; init; }

    /// <summary>Whether the answers on the first page read otherwise.</summary>
    public required bool AnswersChanged { get; init; }

    /// <summary>Whether only the program is another, and everything it says is the same.</summary>
    public bool IsSilent => Records is { IsEmpty: true } && Findings is { IsEmpty: true } && !AnswersChanged;
}
