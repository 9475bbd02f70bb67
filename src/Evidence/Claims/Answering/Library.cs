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
        Choose = new(snapshot, findings);
        Without = new(Facts);
        Places = new(Facts);
    }

    public Snapshot Snapshot { get; }

    public FindingBook Findings { get; }

    public FactBook Facts { get; }

    public ChooseFinding Choose { get; }

    public WithoutCells Without { get; }

    public Places Places { get; }
}
