using System.Globalization;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Drafting;

/// <summary>Makes figures that say where in the record they stand, and collects what a person has to do.</summary>
/// <param name="source">Key of the record as a source.</param>
internal sealed class DraftNotes(string source)
{
    private readonly List<string> toFill = [];
    private readonly List<string> notTaken = [];

    public string Source => source;

    public IEnumerable<string> ToFill => toFill.Distinct(StringComparer.Ordinal);

    public IEnumerable<string> NotTaken => notTaken;

    public void Fill(string what) => toFill.Add(what);

    public void LeaveOut(string what) => notTaken.Add(what);

    /// <summary>A value as the record prints it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">Its place in the record as the API gives it.</param>
    /// <param name="words">The record's own words, where the value is not printed as it stands here.</param>
    public Sourced<T> Read<T>(T value, string path, string? words = null) => new() { Value = value, Source = source, How = How.Read, Note = Note(path, words) };

    /// <summary>A value that follows from what the record prints.</summary>
    public Sourced<T> Derived<T>(T value, string path, string why) => new() { Value = value, Source = source, How = How.Derived, Note = Note(path, why) };

    /// <summary>A value that a study file must have and the record does not give.</summary>
    public Sourced<T> Unknown<T>(T value, string path, string what)
    {
        Fill(what);
        return new() { Value = value, Source = source, How = How.Derived, Note = Note(path, "the record does not say") };
    }

    public static string Note(string path, string? words) => string.IsNullOrWhiteSpace(words) ? path : $"{path}: {Short(words, 300)}";

    /// <summary>A text in one line, cut to a length.</summary>
    public static string Short(string text, int longest)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= longest ? line : string.Create(CultureInfo.InvariantCulture, $"{line[..(longest - 1)]}…");
    }
}
