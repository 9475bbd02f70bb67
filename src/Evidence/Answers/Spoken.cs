using System.Globalization;

namespace Equipoise.Evidence.Answers;

/// <summary>Numbers and lists as one says them.</summary>
internal static class Spoken
{
    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>"three", "47", "1,011".</summary>
    public static string Number(int n) => n >= 0 && n < Small.Length ? Small[n] : Digits(n);

    public static string Digits(int n) => n.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Lower case at the start of a name that goes into a sentence: "cord tissue MSC".</summary>
    public static string Inside(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>"one study", "three studies".</summary>
    public static string Count(int n, string one, string many) => $"{Number(n)} {(n == 1 ? one : many)}";

    /// <summary>"none was", "one was", "three were".</summary>
    public static string Some(int n, string one, string many) => n == 0 ? $"none {one}" : Count(n, one, many);

    /// <summary>"none of the three", "two of the three", "all three".</summary>
    public static string Of(int part, int whole) => part == 0 ? $"none of the {Number(whole)}" : part == whole ? whole == 2 ? "both" : $"all {Number(whole)}" : $"{Number(part)} of the {Number(whole)}";

    public static string Amount(decimal amount) => amount.ToString("#,##0.##", CultureInfo.InvariantCulture);

    public static string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count switch
        {
            0 => "",
            1 => all[0],
            _ => string.Join(", ", all.Take(all.Count - 1)) + " and " + all[^1],
        };
    }

    public static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
