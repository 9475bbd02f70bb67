using Equipoise.Evidence.Background;
using Equipoise.Evidence.Cells;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Glossary;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Checking;

/// <summary>Ids that records give for one another lead somewhere.</summary>
internal static class ReferenceChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        var instruments = files.Of<Instrument>().DistinctBy(i => i.Id, StringComparer.Ordinal).ToDictionary(i => i.Id, StringComparer.Ordinal);
        var known = files.All.Select(r => (r.Kind.Folder, r.Name)).ToHashSet();
        var references = Studies(files).Concat(Reviews(files)).Concat(Trials(files)).Concat(Judged(files)).Concat(Others(files));
        foreach (var (owner, field, folder, id) in references)
        {
            if (!known.Contains((folder, id)) && !files.Failed(folder, id))
                yield return at.Problem(Codes.ReferenceUnknown, owner, field, $"There is no '{id}' in data/{folder}.");
        }

        foreach (var result in files.Of<Study>().SelectMany(s => s.Results))
        {
            if (result.Subscale is { } subscale && instruments.TryGetValue(result.Instrument, out var instrument) && instrument.Subscales.Length > 0
                && instrument.Subscales.All(s => s.Name != subscale))
                yield return at.Problem(Codes.ReferenceUnknown, result, "subscale", $"{result.Instrument} has no subscale '{subscale}'; it has: {string.Join(", ", instrument.Subscales.Select(s => s.Name))}.");
        }

        var facts = files.All.Where(r => r.Kind.Folder == "natural-course").Select(r => r.Record).OfType<FactGroup>().SelectMany(g => g.Facts).Where(f => f is { Unit: "%", Value: > 0 and < 100 }).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var baseline in files.Of<Question>().SelectMany(q => q.Baselines ?? []).Where(b => b.Fact is { } fact && !facts.Contains(fact)))
            yield return at.Problem(Codes.ReferenceUnknown, baseline, "fact", $"There is no fact '{baseline.Fact}' in data/natural-course with a share in % between 0 and 100.");

        var laws = files.All.Where(r => r.Kind.Folder == "law").Select(r => r.Record).OfType<FactGroup>().SelectMany(g => g.Facts).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var clinic in files.AnyFailed("law") ? [] : files.Of<Clinic>())
            foreach (var law in clinic.Law.Where(l => !laws.Contains(l))) yield return at.Problem(Codes.ReferenceUnknown, clinic, "law", $"There is no fact '{law}' in data/law.");

        var terms = files.Of<TermList>().SelectMany(f => f.Terms).ToList();
        var words = terms.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var term in terms)
            foreach (var id in term.SeeAlso.Where(id => !words.Contains(id)))
                yield return at.Problem(Codes.ReferenceUnknown, term, "seeAlso", $"The glossary has no '{id}'.");
    }

    private static IEnumerable<(object Owner, string Field, string Folder, string Id)> Studies(RecordFiles files)
    {
        foreach (var study in files.Of<Study>())
        {
            foreach (var i in study.Instruments) yield return (i, "value", "instruments", i.Value);
            foreach (var r in study.Results) yield return (r, "instrument", "instruments", r.Instrument);
            foreach (var o in study.Overlaps) yield return (o, "study", "studies", o.Study);
            foreach (var i in study.Arms.SelectMany(a => a.Interventions)) yield return (i.Cells, "value", "cells", i.Cells.Value);
        }
    }

    private static IEnumerable<(object Owner, string Field, string Folder, string Id)> Reviews(RecordFiles files)
    {
        foreach (var review in files.Of<Review>())
        {
            foreach (var i in review.Includes) yield return (i, "value", "studies", i.Value);
            foreach (var p in review.Pooled.Where(p => p.Instrument is not null)) yield return (p, "instrument", "instruments", p.Instrument!);
        }
    }

    private static IEnumerable<(object Owner, string Field, string Folder, string Id)> Trials(RecordFiles files)
    {
        foreach (var trial in files.Of<RegisteredTrial>())
        {
            if (trial.Cells is { } cells) yield return (cells, "value", "cells", cells.Value);
            foreach (var s in trial.Studies) yield return (trial, "studies", "studies", s);
        }
    }

    private static IEnumerable<(object Owner, string Field, string Folder, string Id)> Judged(RecordFiles files)
    {
        foreach (var assessment in files.Of<BiasAssessment>())
        {
            yield return (assessment, "study", "studies", assessment.Study);
            foreach (var r in assessment.Results.Where(r => r.Instrument is not null)) yield return (r, "instrument", "instruments", r.Instrument!);
        }

        foreach (var expected in files.Of<MissingResults>().SelectMany(m => m.Expected))
        {
            if (expected.Study is { } study) yield return (expected, "study", "studies", study);
            if (expected.Trial is { } trial) yield return (expected, "trial", "trials", trial);
        }
    }

    private static IEnumerable<(object Owner, string Field, string Folder, string Id)> Others(RecordFiles files)
    {
        foreach (var fact in files.Of<FactGroup>().SelectMany(g => g.Facts).Where(f => f.Instrument is not null)) yield return (fact, "instrument", "instruments", fact.Instrument!);
        foreach (var offer in files.Of<Clinic>().SelectMany(c => c.Offers).Where(o => o.Cells is not null)) yield return (offer, "cells", "cells", offer.Cells!);
        foreach (var price in files.Of<PriceList>().SelectMany(l => l.Prices).Where(p => p.Cells is not null)) yield return (price, "cells", "cells", price.Cells!);
        foreach (var measured in files.Of<Question>().SelectMany(q => q.Measures)) yield return (measured, "instrument", "instruments", measured.Instrument);
        foreach (var familiar in files.Of<Question>().Select(q => q.Familiar).OfType<FamiliarScale>()) yield return (familiar, "instrument", "instruments", familiar.Instrument);
    }
}
