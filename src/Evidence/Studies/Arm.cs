using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Studies;

/// <summary>What an arm of a study stands for.</summary>
public enum ArmRole
{
    Cells, Placebo, Sham, UsualCare, ActiveTreatment,
}

/// <summary>Children who were given the same thing, or the same order of things.</summary>
public sealed record Arm
{
    /// <summary>Name within the study, such as <c>autologous</c>.</summary>
    public required string Id { get; init; }

    public required string Label { get; init; }

    public required ArmRole Role { get; init; }

    /// <summary>Children assigned.</summary>
    public Sourced<int>? N { get; init; }

    public Sourced<int>? Completed { get; init; }

    public ImmutableArray<Intervention> Interventions { get; init; } = [];

    /// <summary>What the children had besides, such as rehabilitation.</summary>
    public ImmutableArray<Sourced<string>> With { get; init; } = [];

    /// <summary>Arms in which these same children also appear, in a crossover.</summary>
    public ImmutableArray<string> SameChildrenAs { get; init; } = [];
}

/// <summary>Whose cells they are.</summary>
public enum Donor
{
    Autologous, Allogeneic, Mixed, Unclear,
}

/// <summary>Whether the cells were multiplied in culture.</summary>
public enum Expansion
{
    Expanded, NotExpanded, Unclear,
}

/// <summary>The way the cells enter the body.</summary>
public enum Route
{
    Intravenous, Intrathecal, Subcutaneous, Intranasal, Intramuscular, Other,
}

/// <summary>Cells given to an arm.</summary>
public sealed record Intervention
{
    /// <summary>Id of a file in <c>data/cells</c>.</summary>
    public required Sourced<string> Cells { get; init; }

    public required Sourced<Donor> Donor { get; init; }

    public Sourced<Expansion>? Expansion { get; init; }

    public Sourced<ImmutableArray<Route>>? Routes { get; init; }

    public ImmutableArray<Dose> Doses { get; init; } = [];

    /// <summary>How often the cells were given.</summary>
    public Sourced<int>? Administrations { get; init; }

    public Sourced<string>? Spacing { get; init; }

    /// <summary>How the cells were obtained and prepared, in our words.</summary>
    public Sourced<string>? Preparation { get; init; }
}

/// <summary>What is counted in a dose.</summary>
public enum DoseUnit
{
    Cells, NucleatedCells, MononuclearCells, Cd34Cells,
}

/// <summary>What a dose is measured against.</summary>
public enum DoseBasis
{
    PerKg, Total, PerMl,
}

/// <summary>Whether a dose is an exact or a bounded figure.</summary>
public enum DoseBound
{
    Exact, About, MoreThan, Mean,
}

/// <summary>One dose as printed. Amounts are plain counts: 26000000, not 26.</summary>
public sealed record Dose : Figure
{
    /// <summary>Cells per administration; either this or the range.</summary>
    public decimal? Amount { get; init; }

    public decimal? Low { get; init; }

    public decimal? High { get; init; }

    public decimal? Sd { get; init; }

    public required DoseUnit Unit { get; init; }

    public required DoseBasis Basis { get; init; }

    public DoseBound Bound { get; init; } = DoseBound.Exact;

    /// <summary>Which administration the dose belongs to, when they differ.</summary>
    public string? For { get; init; }

    /// <summary>True when two sources give different doses and this is the less trusted one.</summary>
    public bool Disputed { get; init; }
}

/// <summary>What happens at a point of a study's time.</summary>
public enum Happening
{
    Infusion, PlaceboInfusion, Harvest, Assessment, Crossover, Education, NoTreatment,
}

/// <summary>A point on the picture of a study's course.</summary>
public sealed record ScheduledEvent
{
    public required StudyTime At { get; init; }

    /// <summary>End, for something that lasts.</summary>
    public StudyTime? Until { get; init; }

    public required Happening What { get; init; }

    /// <summary>Arm id; absent when all arms.</summary>
    public string? Arm { get; init; }

    public string? Label { get; init; }
}

/// <summary>The course of a study, as far as it could be read.</summary>
public sealed record Schedule : Figure
{
    public required ImmutableArray<ScheduledEvent> Events { get; init; }
}
