using System.Collections.Concurrent;
using System.Collections.Immutable;
using Equipoise.Evidence.Absolute;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>Answers every question from a snapshot: gathers, synthesises, grades, and says it.</summary>
public static class AnswerQuestions
{
    private static readonly EvidenceBody[] Bodies = [EvidenceBody.Controlled, EvidenceBody.Uncontrolled];

    /// <summary>All findings in the order of the questions: for all cells, then by cells and by route where a study counts.</summary>
    public static ImmutableArray<Finding> All(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        List<(Question Question, EvidenceBody Body)> asked = [.. snapshot.Content.Questions.SelectMany(q => Bodies.Select(body => (q, body)))];
        var answered = new Finding[asked.Count][];
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, asked.Count), EnumerablePartitionerOptions.NoBuffering), i => answered[i] = [.. Of(asked[i].Question, asked[i].Body, snapshot)]);
        return [.. answered.SelectMany(findings => findings)];
    }

    private static IEnumerable<Finding> Of(Question question, EvidenceBody body, Snapshot snapshot)
    {
        var whole = Of(new Scope(question, body), snapshot);
        if (whole.K < 2) return [whole];
        Finding[] parts =
        [
            .. snapshot.Content.Cells.Select(c => Of(new Scope(question, body, c.Id), snapshot)),
            .. Enum.GetValues<Route>().Select(r => Of(new Scope(question, body, null, r), snapshot)),
        ];
        parts = [.. parts.Where(p => p.K > 0)];
        return [whole with { Subgroups = [.. SubgroupCredibility.Of(whole, parts)] }, .. parts];
    }

    /// <summary>One finding.</summary>
    public static Finding Of(Scope scope, Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var gathered = GatherEvidence.For(scope, snapshot);
        var synthesised = Synthesise.Of(scope, gathered.Studies);
        var certainty = Grade.Of(scope, gathered.Studies, synthesised, snapshot);
        ImmutableArray<Sensitivity> others = [.. new OtherChoices(scope, gathered, synthesised, certainty.Level, snapshot).All()];
        return new()
        {
            Id = scope.Id,
            Scope = scope,
            Method = synthesised.Method,
            MethodReason = synthesised.Reason,
            Studies = [.. gathered.Studies],
            LeftOut = [.. gathered.LeftOut],
            Estimate = synthesised.Estimate,
            Directions = synthesised.Directions,
            CombinedP = synthesised.CombinedP,
            NotRuledOut = synthesised.NotRuledOut,
            Sensitivities = others,
            Robustness = Robust(synthesised.Method, others),
            SmallStudies = synthesised.SmallStudies,
            Absolute = SayAbsolute.Of(scope, gathered.Studies, synthesised, snapshot),
            Certainty = certainty,
            Statement = new Statements(scope, gathered.Studies, synthesised, certainty.Level, snapshot).Formal(),
            Plain = PlainWords.Of(scope, gathered.Studies, synthesised, certainty.Level),
        };
    }

    /// <summary>Whether the conclusion hangs on a choice, in one sentence.</summary>
    private static string? Robust(SynthesisMethod method, IReadOnlyList<Sensitivity> others)
    {
        var answered = others.Where(o => o.Estimate is not null).ToList();
        if (answered.Count == 0) return null;
        if (method == SynthesisMethod.Proportion)
        {
            double low = 100 * answered.Min(o => o.Estimate!.Value), high = 100 * answered.Max(o => o.Estimate!.Value), possible = 100 * answered.Max(o => o.Estimate!.Interval.Upper);
            var share = high - low < 0.05 ? FormattableString.Invariant($"stays at {high:0.#} in 100") : FormattableString.Invariant($"lies between {low:0.0} and {high:0.0} in 100");
            return FormattableString.Invariant($"Under {(answered.Count == 1 ? "the one other choice" : $"the {answered.Count} other choices")} the share {share}, and as many as {possible:0.#} in 100 stay possible.");
        }

        var changing = answered.Where(o => o.ChangesConclusion).Select(o => o.Name).ToList();
        return changing.Count == 0
            ? FormattableString.Invariant($"The conclusion is the same under {(answered.Count == 1 ? "the one other choice" : $"all {answered.Count} other choices")} that could be tried.")
            : FormattableString.Invariant($"The conclusion hangs on the choices made: {changing.Count} of {answered.Count} others would change it ({string.Join("; ", changing.Take(5))}{(changing.Count > 5 ? "; and others" : "")}).");
    }
}
