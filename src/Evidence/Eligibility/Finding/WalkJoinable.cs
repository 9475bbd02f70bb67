using Equipoise.Evidence.Places;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Eligibility.Finding;

/// <summary>Goes through imported trials from country to country, the open and the near ones first, and stops when there are enough.</summary>
internal sealed class WalkJoinable(EvidenceDb db, TrialQuestion question, PlaceMap places)
{
    private sealed record Cell(Openness Openness, string Country, int Rows, int Trials);

    /// <summary>Which of these ids are imported, as trials about autism.</summary>
    public async Task<HashSet<string>> Ids(string[] ids, CancellationToken cancel) =>
        (await db.JoinableTrials.AsNoTracking().Where(r => (r.Source == Importing.RecordSource.ClinicalTrialsGov || r.Source == Importing.RecordSource.Ictrp) && ids.Contains(r.RecordId)).Select(r => r.RecordId).Distinct().ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);

    /// <summary>How many imported trials about autism there are.</summary>
    public Task<int> Known(CancellationToken cancel) => db.JoinableTrials.CountAsync(r => r.IsFirst, cancel);

    /// <summary>The first so many, and how many fit in all.</summary>
    public async Task<(List<PlacedTrial> Found, int Fitting)> Run(int enough, CancellationToken cancel)
    {
        var cells = await Wanted().GroupBy(r => new { r.Openness, r.Country }).Select(g => new Cell(g.Key.Openness, g.Key.Country, g.Count(), g.Count(r => r.IsFirst))).ToListAsync(cancel);
        var near = cells.Where(c => question.All || Reach.Allows(question.Family, places, c.Country)).Select(c => (Cell: c, Distance: Distance(c.Country)))
            .OrderBy(c => c.Cell.Openness).ThenBy(c => c.Distance ?? int.MaxValue).ThenBy(c => c.Cell.Country, StringComparer.Ordinal).ToList();
        var (found, seen) = (new List<PlacedTrial>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (cell, distance) in near)
        {
            // What was seen in a nearer country may come again here, so that many more are asked for.
            var ask = Math.Min(cell.Rows, enough - found.Count + seen.Count);
            foreach (var row in await InCell(cell, ask, cancel))
                if (seen.Add(row.RecordId)) found.Add(new(row.Source, row.RecordId, row.Openness, distance, row.TestsCells, row.Verified));
            if (found.Count >= enough) break;
        }

        // Where only some countries are in reach, a trial counts in the nearest of them; one that has several is counted there only if it was counted as its first.
        var fitting = near.Count == cells.Count ? cells.Sum(c => c.Trials) : Math.Max(found.Count, near.Sum(c => c.Cell.Trials));
        return (found, fitting);
    }

    private Task<List<JoinableRow>> InCell(Cell cell, int take, CancellationToken cancel) =>
        Wanted().Where(r => r.Openness == cell.Openness && r.Country == cell.Country)
            .OrderByDescending(r => r.TestsCells).ThenByDescending(r => r.Verified).ThenByDescending(r => r.RecordId).ThenByDescending(r => r.Source).Take(take).ToListAsync(cancel);

    private IQueryable<JoinableRow> Wanted()
    {
        var rows = db.JoinableTrials.AsNoTracking();
        if (question.OnlyCells) rows = rows.Where(r => r.TestsCells);
        if (question.All) return rows;
        rows = rows.Where(r => r.Openness != Openness.Closed);
        if (question.Family.Age is { } age)
        {
            var (fewest, most) = (age.Fewest, age.Most);
            rows = rows.Where(r => r.OutBelow <= most && r.OutFrom > fewest);
        }

        return question.Family.Sex is { } sex ? rows.Where(r => r.OnlySex == null || r.OnlySex == sex) : rows;
    }

    private int? Distance(string country) => question.Family.Country is { } own && country.Length > 0 ? places.Kilometres(own, country) : null;
}
