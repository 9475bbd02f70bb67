using System.Collections.Immutable;
using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Screening;

/// <summary>A number with what it is of.</summary>
public sealed record FlowCount(string Name, int Count);

/// <summary>
/// The way of records through a review, as the PRISMA 2020 statement counts it (Page et al. 2021, BMJ 372:n71, doi:10.1136/bmj.n71), from what was imported and decided.
/// Each number is the one before less what was removed.
/// </summary>
public sealed record ScreeningFlow
{
    /// <summary>Records from bibliographies, by source.</summary>
    public required ImmutableArray<FlowCount> Databases { get; init; }

    /// <summary>Records from registers, by source.</summary>
    public required ImmutableArray<FlowCount> Registers { get; init; }

    /// <summary>Copies of another record, certain or probable.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Reports without any decision, which are in no study on file.</summary>
    public required int NotYetScreened { get; init; }

    /// <summary>Excluded by title and abstract, by reason.</summary>
    public required ImmutableArray<FlowCount> Excluded { get; init; }

    /// <summary>Sought and not found.</summary>
    public required int NotRetrieved { get; init; }

    /// <summary>Sought, and nothing further decided yet.</summary>
    public required int NotYetAssessed { get; init; }

    /// <summary>Excluded by their full text, by reason.</summary>
    public required ImmutableArray<FlowCount> ExcludedByText { get; init; }

    /// <summary>Included reports that are in a study on file.</summary>
    public required int IncludedOnFile { get; init; }

    /// <summary>Reports that were decided to be included and are in no study on file yet.</summary>
    public required int IncludedNotOnFile { get; init; }

    /// <summary>Studies on file that an included report is about.</summary>
    public required ImmutableArray<string> Studies { get; init; }

    /// <summary>Reports of a study on file that a decision excludes: somebody has to look.</summary>
    public required int Contradicted { get; init; }

    /// <summary>Decisions about records that were never imported.</summary>
    public required int Unmet { get; init; }

    /// <summary>The flow where nothing was imported.</summary>
    public static ScreeningFlow Empty { get; } = new()
    {
        Databases = [], Registers = [], Duplicates = 0, NotYetScreened = 0, Excluded = [], NotRetrieved = 0, NotYetAssessed = 0, ExcludedByText = [],
        IncludedOnFile = 0, IncludedNotOnFile = 0, Studies = [], Contradicted = 0, Unmet = 0,
    };

    public int Identified => Databases.Sum(c => c.Count) + Registers.Sum(c => c.Count);

    /// <summary>Reports that are left when copies are taken away.</summary>
    public int Reports => Identified - Duplicates;

    public int Screened => Reports - NotYetScreened;

    public int Sought => Screened - Excluded.Sum(c => c.Count);

    public int Assessed => Sought - NotRetrieved - NotYetAssessed;

    public int Included => Assessed - ExcludedByText.Sum(c => c.Count);

    /// <summary>True for sources that are registers of trials.</summary>
    public static bool IsRegister(RecordSource source) => source is RecordSource.ClinicalTrialsGov or RecordSource.Ictrp;
}
