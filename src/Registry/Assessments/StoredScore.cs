using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry.Forms;

namespace Equipoise.Registry.Assessments;

/// <summary>A score as it was stored with its record: the number, of what, by which definition, from which answers.</summary>
public sealed record StoredScore
{
    /// <summary>The score; null when it is missing.</summary>
    public decimal? Value { get; init; }

    /// <summary>Why it was not entered.</summary>
    public MissingCode? Missing { get; init; }

    /// <summary>Id of a file in <c>data/instruments</c>; it names the edition.</summary>
    public required string Instrument { get; init; }

    public string? Subscale { get; init; }

    public required ScoreScale Scale { get; init; }

    /// <summary>Editions of one instrument have one family.</summary>
    public required string Family { get; init; }

    /// <summary>Which form of the instrument the programme uses, in words.</summary>
    public required string Form { get; init; }

    /// <summary>The answer that says which of several forms was used.</summary>
    public string? Variant { get; init; }

    /// <summary>The answer that says who answered.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Hash of the version of the programme by which it was scored.</summary>
    public required string Programme { get; init; }

    /// <summary>Hash of what the instrument's file said of its scores then.</summary>
    public string? Edition { get; init; }

    /// <summary>How it came about: <c>entered</c>, <c>sum</c>, <c>sum, up to 2 missing</c>, <c>goal attainment, correlation 0.3</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What it was computed from, in points.</summary>
    public ImmutableSortedDictionary<string, decimal> Inputs { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;

    /// <summary>What of it was not answered; when there is a score all the same, the mean of the others stands for them.</summary>
    public ImmutableArray<string> Unanswered { get; init; } = [];

    /// <summary>The scores of a record by their fields; none for a record without scores.</summary>
    public static ImmutableSortedDictionary<string, StoredScore> Of(FormRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Scores is null ? ImmutableSortedDictionary<string, StoredScore>.Empty
            : JsonSerializer.Deserialize<ImmutableSortedDictionary<string, StoredScore>>(record.Scores, CanonicalJson.Options)!.WithComparers(StringComparer.Ordinal);
    }

    internal static string? Write(ImmutableSortedDictionary<string, StoredScore> scores) => scores.IsEmpty ? null : Encoding.UTF8.GetString(CanonicalJson.Write(scores));
}
