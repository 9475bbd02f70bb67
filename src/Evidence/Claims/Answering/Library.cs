using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>What answers are made from.</summary>
internal sealed class Library
{
    public Library(Snapshot snapshot, FindingBook findings)
    {
        Snapshot = snapshot;
        Findings = findings;
        Facts = new(snapshot);
        Counted = Counted.From(snapshot);
        Choose = new(snapshot, findings, Counted);
        BothShares = AnswerRate.InReview(snapshot);
        Without = new(Facts);
        Places = new(Facts);
        Unknown = new(KnownStudies.Of(snapshot));
    }

    public Snapshot Snapshot { get; }

    public FindingBook Findings { get; }

    public FactBook Facts { get; }

    /// <summary>Studies by how far they let one conclude.</summary>
    public Counted Counted { get; }

    /// <summary>The sentence of a review that gives both shares of improved children, with cells and without.</summary>
    public string? BothShares { get; }

    public ChooseFinding Choose { get; }

    public WithoutCells Without { get; }

    public Places Places { get; }

    /// <summary>Tells studies that are named and not on file.</summary>
    public UnknownStudies Unknown { get; }
}
