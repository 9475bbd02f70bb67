using System.Globalization;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Forms;

/// <summary>Finds the number that was probably meant when one was entered in another unit.</summary>
public static class UnitSlip
{
    /// <summary>From the unit of the field: what else people write, and how to come from it to the field's unit.</summary>
    private static readonly (string Unit, string Meant, Func<decimal, decimal> Convert)[] Known =
    [
        ("kg", "pounds", n => n * 0.45359237m),
        ("kg", "grams", n => n / 1000),
        ("cm", "inches", n => n * 2.54m),
        ("cm", "metres", n => n * 100),
        ("cm", "millimetres", n => n / 10),
        ("°C", "degrees Fahrenheit", n => (n - 32) / 1.8m),
        ("cells", "millions", n => n * 1_000_000),
        ("g/L", "g/dL", n => n * 10),
        ("hours", "minutes", n => n / 60),
        ("minutes", "hours", n => n * 60),
    ];

    /// <summary>A question such as "Were these pounds? 28.7 pounds are 13.02 kg."; null when no other unit gives an ordinary number.</summary>
    public static string? Of(FormField field, decimal number)
    {
        ArgumentNullException.ThrowIfNull(field);
        foreach (var (unit, meant, convert) in Known)
        {
            if (unit != field.Unit || decimal.Abs(number) > 1_000_000_000_000m) continue;
            var other = decimal.Round(convert(number), 2);
            if (IsOrdinary(field, other)) return string.Create(CultureInfo.InvariantCulture, $"Were these {meant}? {number:0.####} {meant} are {other:0.##} {unit}.");
        }

        return null;
    }

    private static bool IsOrdinary(FormField field, decimal number) =>
        !(number < (field.WarnBelow ?? field.Min)) && !(number > (field.WarnAbove ?? field.Max)) && ((field.WarnBelow ?? field.Min) is not null || (field.WarnAbove ?? field.Max) is not null);
}
