using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>Gives every study of a finding one size. In a standardised difference scores at the end and changes from the start never mix: what more children have counts, and the others stand apart.</summary>
/// <remarks>Cochrane Handbook 10.5.2 (2019).</remarks>
internal static class OneBasis
{
    public static (List<Contribution> Studies, List<Contribution> Apart) Of(Scope scope, List<Contribution> found, List<LeftOut> leftOut)
    {
        if (scope.Question.Effect != PreferredEffect.StandardisedMeanDifference) return ([.. found.Select(c => With(c, c.Sizes.Count > 0 ? c.Sizes[0] : null))], []);
        var basis = Children(found, Basis.Final) > Children(found, Basis.Change) ? Basis.Final : Basis.Change;
        List<Contribution> studies = [], apart = [];
        foreach (var c in found)
        {
            var size = c.Sizes.FirstOrDefault(s => s.Basis == basis) ?? c.Sizes.FirstOrDefault(s => s.Basis == Basis.NotTold);
            if (size is not null || c.Sizes.Count == 0) studies.Add(With(c, size));
            else
            {
                apart.Add(With(c, c.Sizes[0]));
                leftOut.Add(new(c.Study, LeftOutBecause.OtherScale, $"It prints {Words(c.Sizes[0].Basis)}, most others {Words(basis)}, and a standardised difference never mixes the two; it stands by itself among the other choices."));
            }
        }

        return (studies, apart);
    }

    /// <summary>Children whose numbers are of a kind without needing a correlation to get there.</summary>
    private static int Children(List<Contribution> found, Basis basis) => found.Where(c => c.Sizes.Any(s => s.Basis == basis && (basis == Basis.Final || !IsWorkedOut(s)))).Sum(c => c.Children);

    private static bool IsWorkedOut(ComparedEffect size) => size.From.Any(r => r.Time == StudyTime.Baseline);

    private static Contribution With(Contribution c, ComparedEffect? size) => size is null ? c : c with
    {
        Effect = size.IsUsable ? size.Size : null,
        Derived = size.Derived,
        Basis = size.Basis,
        From = size.From,
        N = size.N,
        ControlN = size.ControlN,
        Counts = size.Counts ?? c.Counts,
        Contradiction = Contradicted(c.Direction, size),
    };

    private static string? Contradicted(Direction said, ComparedEffect size) => !size.IsUsable ? null : (said, Math.Sign(size.Size.Estimate)) switch
    {
        (Direction.FavoursCells, < 0) => "The study says that it favours the cells, but its numbers point the other way; the numbers count.",
        (Direction.FavoursControl, > 0) => "The study says that it favours the control, but its numbers point the other way; the numbers count.",
        _ => null,
    };

    internal static string Words(Basis basis) => basis == Basis.Change ? "changes from the start" : "scores at the end";
}
