using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;

namespace Equipoise.Site.Studies;

/// <summary>A dose as printed, and whether it tells cells per kilogram.</summary>
public static class Dosage
{
    /// <summary>"more than 25 million nucleated cells per kg".</summary>
    public static string AsPrinted(Dose dose) => $"{Bound(dose.Bound)}{Amount(dose)} {Unit(dose.Unit)} {Basis(dose.Basis)}{Spread(dose)}";

    /// <summary>Cells per kilogram where the dose was given so; a dose in all or per ml cannot be turned into it without each child's weight.</summary>
    public static string PerKg(Dose dose) => dose.Basis switch
    {
        DoseBasis.PerKg => $"{Power(dose)} per kg",
        DoseBasis.Total => "not per kg: the same for every child, whatever its weight",
        _ => "not per kg: the volume given is needed too",
    };

    private static string Amount(Dose dose) => dose switch
    {
        { Amount: { } amount } => Words.Count(amount),
        { Low: { } low, High: { } high } => $"{Words.Count(low)} to {Words.Count(high)}",
        { Low: { } low } => $"at least {Words.Count(low)}",
        { High: { } high } => $"up to {Words.Count(high)}",
        _ => "an amount not printed of",
    };

    private static string Power(Dose dose) => dose switch
    {
        { Amount: { } amount } => $"{Words.Number(amount / 1_000_000)} × 10⁶",
        { Low: { } low, High: { } high } => $"{Words.Number(low / 1_000_000)} to {Words.Number(high / 1_000_000)} × 10⁶",
        { Low: { } low } => $"{Words.Number(low / 1_000_000)} × 10⁶ or more",
        { High: { } high } => $"up to {Words.Number(high / 1_000_000)} × 10⁶",
        _ => "not printed",
    };

    private static string Bound(DoseBound bound) => bound switch
    {
        DoseBound.About => "about ",
        DoseBound.MoreThan => "more than ",
        DoseBound.Mean => "on average ",
        _ => "",
    };

    private static string Unit(DoseUnit unit) => unit switch
    {
        DoseUnit.Cells => "cells",
        DoseUnit.NucleatedCells => "nucleated cells",
        DoseUnit.MononuclearCells => "mononuclear cells",
        _ => "CD34+ cells",
    };

    private static string Basis(DoseBasis basis) => basis switch
    {
        DoseBasis.PerKg => "per kg",
        DoseBasis.Total => "in all",
        _ => "per ml",
    };

    private static string Spread(Dose dose) => dose.Sd is { } sd ? $" (SD {Words.Count(sd)})" : "";
}
