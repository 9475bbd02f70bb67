using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Indexing;
using Equipoise.Evidence.Places;
using Equipoise.Evidence.Snapshots;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Eligibility.Finding;

/// <summary>
/// Finds the registered trials about autism that a child might join: those of our own list and, where there is a database, those that were imported. The fields of the registers
/// are weighed in the database; every criterion of the trials that are shown is then answered.
/// </summary>
/// <param name="snapshot">Our own list.</param>
/// <param name="databases">Imported records; null without a database.</param>
public sealed class FindTrials(Snapshot snapshot, IDbContextFactory<EvidenceDb>? databases)
{
    private static readonly TimeSpan LongestCounted = TimeSpan.FromMinutes(1);

    private Counted? counted;

    /// <exception cref="ArgumentOutOfRangeException">The page is none.</exception>
    public async Task<FoundTrials> Run(TrialQuestion question, CancellationToken cancel = default)
    {
        if (question is not { Skip: >= 0 and <= TrialQuestion.MostSkipped, Take: >= 1 and <= TrialQuestion.MostTaken }) throw new ArgumentOutOfRangeException(nameof(question), $"A page leaves out 0 to {TrialQuestion.MostSkipped} trials and shows 1 to {TrialQuestion.MostTaken}.");
        if (databases is null) return Shown(question, Curated(question, imported: null), default, []);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var walk = new WalkJoinable(db, question, snapshot.Places);
        var curated = Curated(question, await walk.Ids([.. snapshot.Trials.Keys], cancel));
        var (found, fitting) = await walk.Run(question.Skip + question.Take + 1, cancel);
        found.AddRange(curated);
        found.Sort(PlacedTrial.AsShown);
        return Shown(question, found, new(fitting + curated.Count, await Known(walk, cancel)), await Read(db, found.Skip(question.Skip).Take(question.Take), cancel));
    }

    /// <summary>How many imported trials there are changes seldom and takes long to count.</summary>
    private async Task<int> Known(WalkJoinable walk, CancellationToken cancel)
    {
        if (counted is { } last && TimeProvider.System.GetElapsedTime(last.At) < LongestCounted) return last.Trials;
        var now = new Counted(TimeProvider.System.GetTimestamp(), await walk.Known(cancel));
        counted = now;
        return now.Trials;
    }

    private sealed record Counted(long At, int Trials);

    private readonly record struct JoinableCounts(int Fitting, int Known);

    private static async Task<Dictionary<(RecordSource, string), JoinableTrial>> Read(EvidenceDb db, IEnumerable<PlacedTrial> page, CancellationToken cancel)
    {
        var trials = new Dictionary<(RecordSource, string), JoinableTrial>();
        foreach (var group in page.Where(p => p.Source is not null).GroupBy(p => p.Source!.Value))
            foreach (var (id, (_, record)) in await NewestRecords.Of(db, group.Key, [.. group.Select(p => p.Id)], cancel))
                if (ReadTrial.From(record) is { } trial) trials[(group.Key, id)] = trial;
        return trials;
    }

    private FoundTrials Shown(TrialQuestion question, List<PlacedTrial> sorted, JoinableCounts counts, Dictionary<(RecordSource, string), JoinableTrial> imported)
    {
        var items = ImmutableArray.CreateBuilder<JudgedTrial>();
        foreach (var place in sorted.Skip(question.Skip).Take(question.Take))
        {
            var trial = place.Source is { } source ? imported.GetValueOrDefault((source, place.Id)) : ReadTrial.From(snapshot.Trials[place.Id]);
            if (trial is null) continue;
            items.Add(JudgeTrial.Of(trial with { IsCurated = snapshot.Trials.ContainsKey(trial.Id) }, question.Family, snapshot.Places.Nearest(question.Family.Country, trial.Countries)));
        }

        return new(items.ToImmutable(), databases is null ? sorted.Count : counts.Fitting, counts.Known + snapshot.Trials.Count, sorted.Count > question.Skip + question.Take);
    }

    /// <summary>Our own list, without what is imported: there the register itself speaks.</summary>
    private List<PlacedTrial> Curated(TrialQuestion question, HashSet<string>? imported)
    {
        var placed = snapshot.Content.Trials.Where(t => imported?.Contains(t.Id) != true).Select(ReadTrial.From).Where(t => Fits(question, t, snapshot.Places))
            .Select(t => new PlacedTrial(null, t.Id, t.Openness, snapshot.Places.Nearest(question.Family.Country, t.Countries), t.TestsCells, t.Verified?.Earliest.DayNumber ?? 0)).ToList();
        placed.Sort(PlacedTrial.AsShown);
        return placed;
    }

    /// <summary>The same that the database does, for our own list.</summary>
    private static bool Fits(TrialQuestion question, JoinableTrial trial, PlaceMap places)
    {
        if (question.OnlyCells && !trial.TestsCells) return false;
        if (question.All) return true;
        var family = question.Family;
        return trial.Openness != Openness.Closed
            && (family.Age is not { } age || trial.Ages is not { } ages || (age.Most >= ages.OutBelow && !(age.Fewest >= ages.OutFrom)))
            && (family.Sex is not { } sex || trial.OnlySex is not { } only || sex == only)
            && (trial.Countries.IsEmpty || trial.Countries.Any(c => Reach.Allows(family, places, c)));
    }
}

/// <summary>Whether a family would go to a country; where that is not known it is not left out.</summary>
internal static class Reach
{
    public static bool Allows(Family family, PlaceMap places, string country) => (family.Travel, family.Country) switch
    {
        (null or Travel.Anywhere, _) or (_, null) => true,
        (Travel.OwnCountry, var own) => country == own || country.Length == 0,
        (_, var own) => places.Kilometres(own, country) is not > JudgeTrial.FarKilometres,
    };
}

/// <summary>A trial with its place in the order in which they are shown.</summary>
internal sealed record PlacedTrial(RecordSource? Source, string Id, Openness Openness, int? Distance, bool TestsCells, int Verified)
{
    public static readonly Comparison<PlacedTrial> AsShown = static (one, other) =>
    {
        var order = one.Openness.CompareTo(other.Openness);
        if (order == 0) order = (one.Distance ?? int.MaxValue).CompareTo(other.Distance ?? int.MaxValue);
        if (order == 0) order = other.TestsCells.CompareTo(one.TestsCells);
        if (order == 0) order = other.Verified.CompareTo(one.Verified);
        return order != 0 ? order : string.CompareOrdinal(other.Id, one.Id);
    };
}
