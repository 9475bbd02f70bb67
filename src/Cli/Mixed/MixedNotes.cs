using Equipoise.Statistics.Formulas;
using Equipoise.Statistics.MixedModels;
using Equipoise.Statistics.Tables;

namespace Equipoise.Cli.Mixed;

/// <summary>Something a reader of the result must know.</summary>
internal sealed record MixedNote(string Code, string Message);

/// <summary>What is worth a note about a fitted mixed model.</summary>
internal static class MixedNotes
{
    public static IReadOnlyList<MixedNote> Of(MixedModelFormula formula, MixedFit fit, Table table)
    {
        var notes = new List<MixedNote>();
        if (!fit.Converged) notes.Add(new("not-converged", FormattableString.Invariant($"The search for the greatest likelihood did not end at a maximum in {fit.Iterations} steps; the numbers are those of the best point seen.")));
        foreach (var p in fit.CovarianceParameters.Where(p => p.AtEdge)) notes.Add(new("edge", $"{p.Term}, {p.Name}: the estimate lies on the edge of what is possible, so the model may be richer than the data."));
        if (fit.LeftOut.Count > 0) notes.Add(new("rows-left-out", FormattableString.Invariant($"{fit.LeftOut.Count} {(fit.LeftOut.Count == 1 ? "row was" : "rows were")} left out because something is missing: {string.Join(", ", fit.LeftOut.Take(8).Select(r => r + 1))}{(fit.LeftOut.Count > 8 ? " …" : "")}.")));
        if (IsLine(formula, table)) notes.Add(new("visit-as-number", $"'{formula.Visit}' is a number in the formula, so the model has a straight line over visits; write factor({formula.Visit}) for a mean at each visit."));
        return notes;
    }

    private static bool IsLine(MixedModelFormula formula, Table table) =>
        formula.Visit is { } visit && formula.Covariance is not (ResidualCovariance.SpatialPower or ResidualCovariance.Independent) && table[visit].IsNumeric && Formula.Parse(formula.Fixed) is var f
        && f.TermNames.Any(t => t.Split(':').Contains(visit, StringComparer.Ordinal));
}
