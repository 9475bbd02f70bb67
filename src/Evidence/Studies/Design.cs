using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Studies;

/// <summary>How children came to their arm.</summary>
public enum Allocation
{
    Randomised, NonRandomised, SingleArm, Unclear,
}

/// <summary>Whether anybody was kept from knowing who had cells.</summary>
public enum Masking
{
    Blinded, Open, Unclear,
}

/// <summary>Who was kept from knowing.</summary>
public enum Masked
{
    Participant, CareProvider, Investigator, Assessor,
}

/// <summary>What the cells were compared with.</summary>
public enum Control
{
    Placebo, Sham, UsualCare, ActiveTreatment, OwnEarlierPeriod, None, Unclear,
}

/// <summary>The plan of the comparison over time.</summary>
public enum DesignModel
{
    Parallel, Crossover, SingleArm, WithinSubject, DoseEscalation, ChartReview, CaseReport, Cluster,
}

/// <summary>How far a design lets one conclude, strongest first. Follows from <see cref="Design"/>; never typed in.</summary>
public enum DesignStrength
{
    BlindedRandomised, OpenRandomised, ControlledNotRandomised, NoControl, SingleCase,
}

/// <summary>How a study was built.</summary>
public sealed record Design
{
    public required Sourced<Allocation> Allocation { get; init; }

    public required Sourced<Masking> Masking { get; init; }

    public Sourced<ImmutableArray<Masked>>? Masked { get; init; }

    public required Sourced<Control> Control { get; init; }

    public required Sourced<DesignModel> Model { get; init; }

    /// <summary>Number of clusters, where groups of children and not single ones came to an arm.</summary>
    public Sourced<int>? Clusters { get; init; }

    /// <summary>Correlation of children of one cluster, 0 to 1.</summary>
    public Sourced<decimal>? ClusterCorrelation { get; init; }

    /// <summary>Trial phase as registered: "1", "1/2", "2".</summary>
    public Sourced<string>? Phase { get; init; }

    /// <summary>Which comparison the reported results belong to, for example the first period of a crossover.</summary>
    public Sourced<string>? Comparison { get; init; }

    /// <summary>The design in one line, in our words.</summary>
    public Sourced<string>? Description { get; init; }

    /// <summary>True when the children with cells are compared with other children, or the same children on placebo, over the same time.</summary>
    public bool IsControlled => Control.Value is Studies.Control.Placebo or Studies.Control.Sham or Studies.Control.UsualCare or Studies.Control.ActiveTreatment;

    public bool IsBlinded => Masking.Value == Studies.Masking.Blinded;

    public bool IsRandomised => Allocation.Value == Studies.Allocation.Randomised;

    public DesignStrength Strength => this switch
    {
        { Model.Value: DesignModel.CaseReport } => DesignStrength.SingleCase,
        { IsControlled: true, IsRandomised: true, IsBlinded: true } => DesignStrength.BlindedRandomised,
        { IsControlled: true, IsRandomised: true } => DesignStrength.OpenRandomised,
        { IsControlled: true } => DesignStrength.ControlledNotRandomised,
        _ => DesignStrength.NoControl,
    };
}
