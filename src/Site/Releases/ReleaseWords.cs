using System.Globalization;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Components;

namespace Equipoise.Site.Releases;

/// <summary>How the site says a release and what changed in it.</summary>
public static class ReleaseWords
{
    public static string Short(string hash) => hash[..12];

    /// <summary>Version of the program without the commit it was built from.</summary>
    public static string Program(string engineVersion) => engineVersion.Split('+')[0];

    public static string At(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string At(DateTimeOffset? at) => at is { } known ? At(known) : "a time that is not kept";

    public static string Counts(ReleaseCounts counts) =>
        $"{Words.Plural(counts.Studies, "study", "studies")}, {Words.Plural(counts.Reviews, "review")}, {Words.Plural(counts.Trials, "registered trial")}, {Words.Plural(counts.Sources, "source")}";

    public static string Of(RecordFate fate) => fate switch
    {
        RecordFate.Added => "new",
        RecordFate.Removed => "removed",
        _ => "changed",
    };

    /// <summary>Where the record stands today; null when it is gone.</summary>
    public static string? Address(RecordChange change, Snapshot today) => change.Kind switch
    {
        "studies" => today.Studies.ContainsKey(change.Id) ? $"/studies/{change.Id}" : null,
        "reviews" => today.Reviews.ContainsKey(change.Id) ? $"/reviews/{change.Id}" : null,
        "trials" => today.Trials.ContainsKey(change.Id) ? $"/trials/{change.Id}" : null,
        "instruments" => today.Instruments.ContainsKey(change.Id) ? $"/instruments/{change.Id}" : null,
        "cells" => today.Cells.ContainsKey(change.Id) ? $"/cells/{change.Id}" : null,
        "sources" => today.Sources.ContainsKey(change.Id) ? $"/sources#{change.Id}" : null,
        "glossary" => today.Terms.ContainsKey(change.Id) ? $"/glossary#{change.Id}" : null,
        "rates" => today.Content.Rates.Any(r => r.Id == change.Id) ? $"/costs#rates-{change.Id}" : null,
        "prices" => today.Content.Prices.Any(p => p.Id == change.Id) ? $"/costs#{change.Id}" : null,
        "risk-of-bias" => today.Content.RiskOfBias.FirstOrDefault(a => a.Id == change.Id) is { } judged ? $"/studies/{judged.Study}#trust" : null,
        "missing-results" => today.Content.MissingResults.Any(m => m.Id == change.Id) ? $"/risk-of-bias#missing-{change.Id}" : null,
        _ => today.Content.Shelves.Any(s => Choice.Word(s.Key) == change.Kind && s.Value.Any(g => g.Id == change.Id)) ? $"/{change.Kind}#{change.Id}" : null,
    };
}
