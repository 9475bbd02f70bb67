using System.Collections.Immutable;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Heterogeneity;

namespace Equipoise.Evidence.Findings;

/// <summary>Answers every question from a snapshot: gathers, synthesises, grades, and says it.</summary>
public static class AnswerQuestions
{
    private static readonly EvidenceBody[] Bodies = [EvidenceBody.Controlled, EvidenceBody.Uncontrolled];

    private static readonly HeterogeneityMethod[] Others = [HeterogeneityMethod.EE, HeterogeneityMethod.DL, HeterogeneityMethod.PM];

    /// <summary>All findings in the order of the questions: for all cells, then by cells and by route where a study counts.</summary>
    public static ImmutableArray<Finding> All(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return [.. snapshot.Content.Questions.SelectMany(q => Bodies.SelectMany(body => Of(q, body, snapshot)))];
    }

    private static IEnumerable<Finding> Of(Question question, EvidenceBody body, Snapshot snapshot)
    {
        var whole = Of(new Scope(question, body), snapshot);
        yield return whole;
        if (whole.K < 2) yield break;
        foreach (var cells in snapshot.Content.Cells)
        {
            if (Of(new Scope(question, body, cells.Id), snapshot) is { K: > 0 } part) yield return part;
        }

        foreach (var route in Enum.GetValues<Route>())
        {
            if (Of(new Scope(question, body, null, route), snapshot) is { K: > 0 } part) yield return part;
        }
    }

    /// <summary>One finding.</summary>
    public static Finding Of(Scope scope, Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var gathered = GatherEvidence.For(scope, snapshot);
        var synthesised = Synthesise.Of(scope, gathered.Studies);
        var certainty = Grade.Of(scope, gathered.Studies, synthesised, snapshot);
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
            Sensitivities = synthesised.Method == SynthesisMethod.Pooled ? [.. Sensitivities(scope, gathered.Studies)] : [],
            Certainty = certainty,
            Statement = new Statements(scope, gathered.Studies, synthesised, certainty.Level, snapshot).Formal(),
            Plain = PlainWords.Of(scope, gathered.Studies, synthesised, certainty.Level),
        };
    }

    private static IEnumerable<Sensitivity> Sensitivities(Scope scope, IReadOnlyList<Contribution> studies)
    {
        foreach (var omitted in studies) yield return Under($"without {omitted.Study.Label}", [.. studies.Where(s => s != omitted)]);
        foreach (var method in Others) yield return new(method == HeterogeneityMethod.EE ? "equal effects" : $"{method} in place of REML", studies.Count, PoolEffects.Of(scope, studies, method));
        yield return Under("only figures that were printed, none derived", [.. studies.Where(s => s.Derived is null)]);
        yield return Under("only blinded trials", [.. studies.Where(s => s.Study.Design.IsBlinded)]);
        yield return Under("only what was read, nothing second-hand", [.. studies.Where(s => !s.IsSecondHand)]);

        Sensitivity Under(string name, Contribution[] some) => new(name, some.Length, some.Length switch { 0 => null, 1 => PoolEffects.One(scope, some[0]), _ => PoolEffects.Of(scope, some) });
    }
}
