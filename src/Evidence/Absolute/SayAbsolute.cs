using System.Collections.Immutable;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Statistics;

namespace Equipoise.Evidence.Absolute;

/// <summary>Says an effect in numbers of children or in points of an instrument, and what stands for the rest.</summary>
/// <remarks>Cochrane Handbook 15.5.3 (2019).</remarks>
internal static class SayAbsolute
{
    public static AbsoluteEffects Of(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised, Snapshot snapshot)
    {
        if (studies.Count == 0) return AbsoluteEffects.None;
        if (synthesised.Method == SynthesisMethod.Proportion) return new([], [Share(synthesised.Estimate!)]);
        if (scope.Body == EvidenceBody.Uncontrolled) return AbsoluteEffects.None;
        if (synthesised.Estimate is not { } estimate || synthesised.Method is not (SynthesisMethod.Pooled or SynthesisMethod.OneStudy)) return new([], Counted(scope, studies));
        return scope.Question.Effect switch
        {
            PreferredEffect.RiskRatio => People(scope, studies, estimate, snapshot),
            PreferredEffect.MeanDifference => new([], [Points(scope, estimate, snapshot)]),
            _ => Standardised(scope, studies, estimate, snapshot),
        };
    }

    private static string Share(Estimate e)
    {
        string Of100(double share) => CountPeople.Number(100 * share, e.Interval.Upper < 0.1);
        return $"{Of100(e.Value)} of 100 children with cells ({Of100(e.Interval.Lower)} to {Of100(e.Interval.Upper)}); how many it would be without cells is not known from these studies.";
    }

    private static AbsoluteEffects People(Scope scope, IReadOnlyList<Contribution> studies, Estimate estimate, Snapshot snapshot)
    {
        ImmutableArray<PeopleEffect> people = [.. Baseline.Of(scope, studies, snapshot).Select(b => CountPeople.Of(scope, estimate, b))];
        return new(people, people.IsEmpty ? ["No risk without cells is on file with the same outcome, cut and time, and none follows from the studies, so that no numbers of children are given."] : []);
    }

    /// <summary>Where nothing is pooled: so many of so many, for each group of each study.</summary>
    private static ImmutableArray<string> Counted(Scope scope, IReadOnlyList<Contribution> studies) =>
        scope.Question.Effect != PreferredEffect.RiskRatio ? [] : [.. studies.Where(s => s.Counts is { ControlN: not null }).Select(s => FormattableString.Invariant($"{s.Name}: {s.Counts!.Value.Events} of {s.Counts.Value.N} with cells, {s.Counts.Value.ControlEvents} of {s.Counts.Value.ControlN} without."))];

    private static string Points(Scope scope, Estimate e, Snapshot snapshot)
    {
        var instrument = scope.Question.Measures.IsEmpty ? null : snapshot.Instruments.GetValueOrDefault(scope.Question.Measures[0].Instrument);
        return $"{Better(instrument, e.Value, e.Interval)} on {instrument?.Id ?? "the scale"}, beside children without cells. The smallest difference taken to matter is {FormattableString.Invariant($"{scope.Question.Important.Value:0.##}")} points.";
    }

    private static AbsoluteEffects Standardised(Scope scope, IReadOnlyList<Contribution> studies, Estimate e, Snapshot snapshot)
    {
        List<string> said = [];
        if (Familiar(scope.Question, snapshot) is var (instrument, sd, why))
        {
            said.Add($"{Better(instrument, e.Value * sd, new(e.Interval.Lower * sd, e.Interval.Upper * sd))} on {instrument.Id}, beside children without cells, if the spread between children is {FormattableString.Invariant($"{sd:0.##}")} points ({why}); re-expressed from a standardised difference, and not measured so in every study.");
        }

        // Chinn S (2000). Statistics in Medicine 19:3127–3131: a difference of standard deviations times π/√3 is a log odds ratio.
        const double toOdds = 1.8137993642342178;
        var odds = new Estimate("OR", Math.Exp(toOdds * e.Value), new(Math.Exp(toOdds * e.Interval.Lower), Math.Exp(toOdds * e.Interval.Upper)), "re-expressed from a standardised difference");
        ImmutableArray<PeopleEffect> people = [.. Baseline.Of(scope, [], snapshot).Select(b => CountPeople.Of(scope, odds, b)).Select(p => p with { Sentence = p.Sentence + " Re-expressed from a standardised difference, as if the scores were logistic (Handbook 15.5.3.3)." })];
        if (said.Count == 0 && people.IsEmpty) said.Add("No instrument of the question has a spread on file, so that the difference stays in standard deviations.");
        return new(people, [.. said]);
    }

    private static (Instrument Instrument, double Sd, string Why)? Familiar(Question question, Snapshot snapshot)
    {
        if (question.Familiar is { } f) return (snapshot.Instruments[f.Instrument], (double)f.Sd, f.Note?.TrimEnd('.') ?? "stated by the question");
        foreach (var measured in question.Measures.Where(m => m.Subscale is null && m.Item is null))
        {
            if (snapshot.Instruments.GetValueOrDefault(measured.Instrument) is { StandardDeviations: [var first, ..] } instrument && instrument.Better is BetterIs.Lower or BetterIs.Higher)
                return (instrument, (double)first.Value, first.Population?.TrimEnd('.') ?? "as on file for it");
        }

        return null;
    }

    /// <summary>Benefit is above zero here; on the scale itself it may be fewer points.</summary>
    private static string Better(Instrument? instrument, double points, Interval interval)
    {
        var better = instrument?.Better == BetterIs.Lower ? "lower" : "higher";
        var worse = better == "lower" ? "higher" : "lower";
        string Said(double x) => FormattableString.Invariant($"{Math.Abs(x):0.#} points {(x >= 0 ? better : worse)}");
        return $"{Said(points)} ({Said(interval.Lower)} to {Said(interval.Upper)}; {better} is better)";
    }
}
