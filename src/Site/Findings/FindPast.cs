using System.Globalization;
using Equipoise.Evidence;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Site.Findings;

/// <summary>Finds a finding as it once stood, by the name of what stood or by a day.</summary>
/// <param name="said">What is said today.</param>
/// <param name="book">The findings of today.</param>
/// <param name="snapshot">The records of today.</param>
/// <param name="databases">Where past versions are kept; null where none are.</param>
public sealed class FindPast(Said said, FindingBook book, Snapshot snapshot, IDbContextFactory<EvidenceDb>? databases)
{
    public static string None => "This copy of the site runs without a database, so it keeps no past versions.";

    /// <summary>The finding as it stood in the version of this hash, or of its first 8 digits or more.</summary>
    public async Task<PastReading> ByHash(string id, string hash, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(hash);
        var reading = databases is null ? new(ReleaseLookup.Unknown) : await new ReadStandings(databases).ByHash(hash, cancel);
        if (reading.Lookup == ReleaseLookup.Unknown && IsToday(hash)) return Now(id);
        return reading.Lookup switch
        {
            ReleaseLookup.Found => await Read(id, reading.Standing!, cancel),
            ReleaseLookup.Ambiguous => PastReading.Never($"More than one version begins with {hash}. Write more of its name."),
            ReleaseLookup.NotAHash => PastReading.Never($"A version is named by {ReadRelease.FewestDigits} to 64 hexadecimal digits. Perhaps the address was cut off when it was copied."),
            _ => PastReading.Never(databases is null ? None : "No version of that name was ever kept here. Perhaps the address was cut off when it was copied."),
        };
    }

    /// <summary>The finding as it stood at the end of a day (UTC), written 2026-11-01.</summary>
    public async Task<PastReading> OnDay(string id, string day, CancellationToken cancel = default)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date == DateOnly.MaxValue)
            return new(null, 400, $"A day is written as 2026-11-01, not “{(day.Length <= 40 ? day : day[..40] + "…")}”.");
        if (databases is null) return PastReading.Never(None);
        var end = new DateTimeOffset(date.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) - TimeSpan.FromMicroseconds(1); // the finest time that both databases keep
        var reading = await new ReadStandings(databases).AsOf(end, cancel);
        return reading.Standing is { } standing ? await Read(id, standing, cancel) : PastReading.Never($"Nothing was kept yet on {date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}.");
    }

    /// <summary>
    /// The finding worked out again from the records of that version, with its studies and their numbers, if this program still comes to what was said then.
    /// </summary>
    public async Task<PastAgain> Again(string id, string hash, CancellationToken cancel = default)
    {
        var reading = await ByHash(id, hash, cancel);
        if (reading.Found is not { } found) return new(null, null, reading.Status, reading.Why);
        if (found.Stood.ReleaseHash == said.ReleaseHash) return Same(found, book.Find(id), snapshot);
        var release = databases is null ? new(ReleaseLookup.Unknown) : await new ReadRelease(databases).ByHash(found.Stood.ReleaseHash, cancel);
        if (release.Snapshot is not { } then) return new(null, null, 410, "The records of that version are in a shape that this program no longer reads.");
        var question = then.Content.Questions.FirstOrDefault(q => q.Id.Equals(id.Split('.')[0], StringComparison.OrdinalIgnoreCase));
        return Same(found, question is null ? null : AnswerQuestions.Of(new Scope(question, found.Body, found.Cells, found.Route), then), then);
    }

    private static PastAgain Same(PastFinding found, Finding? again, Snapshot from) =>
        again is not null && FindingView.Of(again) is var view && view.Estimate.Equals(found.Estimate) && view.CiLower.Equals(found.CiLower) && view.CiUpper.Equals(found.CiUpper) && view.Method == found.Method && view.Studies.SequenceEqual(found.Studies)
            ? new(again, from, 200, "")
            : new(null, null, 410, "From the records of that version this program no longer comes to what was said then, so that its numbers would not be those of this finding. The program of that version would.");

    private bool IsToday(string hash) => hash.Length >= ReadRelease.FewestDigits
        && (said.Hash.StartsWith(hash, StringComparison.OrdinalIgnoreCase) || said.ReleaseHash.StartsWith(hash, StringComparison.OrdinalIgnoreCase));

    private PastReading Now(string id) => book.Find(id) is { } finding
        ? new(new(FindingView.Of(finding), new(said.Hash, said.ReleaseHash, null, said.EngineVersion)) { IsToday = true, Today = "/findings/" + finding.Id }, 200, "")
        : PastReading.Never("There is no finding of that name.");

    private async Task<PastReading> Read(string id, Standing standing, CancellationToken cancel)
    {
        if (!standing.HasFindings) return PastReading.Gone("That version was kept before findings were kept with versions: only its records and its first answers are on file.");
        try
        {
            if (standing.Findings() is not { } findings) return PastReading.Gone("That version was written in a shape that this program no longer reads: its findings are on file and can no longer be shown.");
            return findings.FirstOrDefault(f => f.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } finding
                ? new(await Past(finding, standing, cancel), 200, "", standing)
                : PastReading.Never("That version had no finding of this name.");
        }
        catch (ReleaseDamagedException e)
        {
            return PastReading.Gone(e.Message);
        }
    }

    private async Task<PastFinding> Past(FindingView finding, Standing standing, CancellationToken cancel)
    {
        var standings = new ReadStandings(databases!);
        return new(finding, StandingHeading.Of(standing))
        {
            StoodUntil = (await standings.Numbered(standing.Number + 1, cancel))?.At,
            IsToday = standing.Hash == said.Hash,
            Today = book.Find(finding.Id) is { } today ? "/findings/" + today.Id : null,
            Wordings = await standings.Wordings(standing.ReleaseHash, cancel),
        };
    }
}

/// <summary>A past finding worked out again from its records, or why it cannot be.</summary>
public sealed record PastAgain(Finding? Finding, Snapshot? Snapshot, int Status, string Why);
