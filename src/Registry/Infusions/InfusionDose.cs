using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Studies;
using Equipoise.Registry.Forms;

namespace Equipoise.Registry.Infusions;

/// <summary>The dose that an infusion gave, with the weight of that day, beside the one that was intended.</summary>
/// <param name="Cells">Viable cells, a plain count.</param>
/// <param name="Weight">In kg; null when it is not known yet.</param>
/// <param name="Intended">What the programme intends on this route; null when it does not have this dose or route.</param>
public sealed record InfusionDose(decimal Cells, decimal? Weight, DoseRule? Intended)
{
    private const decimal Million = 1_000_000;

    /// <summary>Cells per kg of that day's weight.</summary>
    public decimal? PerKg => Weight is > 0 and { } weight ? Cells / weight : null;

    /// <summary>What counts against the intended dose: per kg or the whole count.</summary>
    public decimal? Counted => Intended is null ? null : Intended.Basis == DoseBasis.PerKg ? PerKg : Cells;

    /// <summary>How far the dose lies from the intended one, in percent; below zero for too few.</summary>
    public decimal? OffPercent => Counted is { } given ? 100 * (given - Intended!.Amount) / Intended.Amount : null;

    public bool? IsWithin => OffPercent is { } off ? decimal.Abs(off) <= Intended!.TolerancePercent : null;

    /// <summary>The dose for people, before anybody completes the form.</summary>
    public string Says
    {
        get
        {
            var perKg = PerKg is { } each ? string.Create(CultureInfo.InvariantCulture, $": {each:N0} per kg at {Weight:0.##} kg") : "; per kg it is not known without the weight";
            return string.Create(CultureInfo.InvariantCulture, $"{Cells:N0} viable cells{perKg}. {Against}");
        }
    }

    /// <summary>Asked when the count looks like another unit; null when it does not.</summary>
    public string? UnitQuestion
    {
        get
        {
            if (Intended is null || Counted is not { } given) return null;
            if (Near(given * Million)) return string.Create(CultureInfo.InvariantCulture, $"{Cells:0.######} looks like millions. Were {Cells * Million:N0} cells given?");
            if (Near(given / Million)) return string.Create(CultureInfo.InvariantCulture, $"{Cells:N0} is a million times what was intended. Were {Cells / Million:N0} cells given?");
            return Intended.Basis == DoseBasis.PerKg && Weight > 2 && Near(Cells) && !Near(given) ? string.Create(CultureInfo.InvariantCulture, $"{Cells:N0} looks like the count per kg. The whole count is asked for: were {Cells * Weight:N0} cells given?") : null;
        }
    }

    private string Against => (Intended, OffPercent) switch
    {
        (null, _) => "The programme does not have this dose or route; completing the form makes a deviation.",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"Intended: {Intended.Amount:N0}{Basis}."),
        (_, { } off) => string.Create(CultureInfo.InvariantCulture, $"Intended: {Intended.Amount:N0}{Basis}; {(decimal.Abs(off) < 0.05m ? "this is the same" : $"this is {decimal.Abs(off):0.#} percent {(off > 0 ? "more" : "less")}")}, {(IsWithin == true ? "within" : "outside")} the {Intended.TolerancePercent:0.#} percent allowed."),
    };

    private string Basis => Intended?.Basis == DoseBasis.PerKg ? " per kg" : " cells";

    /// <summary>The dose that a record gives, complete or not; null while the count or the route is missing.</summary>
    public static InfusionDose? Of(Programme programme, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(values);
        var record = programme.Treatment.Record;
        if (values.Number(record.Cells) is not { } cells || values.Text(record.Dose) is not { } dose) return null;
        return new(cells, values.Number(record.Weight), programme.Treatment.Doses.FirstOrDefault(d => d.Code == dose));
    }

    private bool Near(decimal count) => count >= Intended!.Amount / 2 && count <= Intended.Amount * 2;
}
