using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Importing;

/// <summary>Whether a date has come or is planned, where the source says so.</summary>
public enum DateCertainty
{
    Actual, Estimated,
}

/// <summary>A date as it was printed and as far as it could be read: never more precise than the text.</summary>
/// <param name="Text">Exactly what was printed.</param>
/// <param name="Value">The date with its own precision; absent when the text is none.</param>
/// <param name="Certainty">Absent when the source does not say.</param>
public sealed record ReportedDate(string Text, PartialDate? Value, DateCertainty? Certainty = null);
