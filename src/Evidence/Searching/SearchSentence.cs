using System.Globalization;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Searching;

/// <summary>One sentence for records that have no summary of their own.</summary>
internal static class SearchSentence
{
    public static string Of(RegisteredTrial trial) => string.Join(" ", new[]
    {
        Status(trial),
        trial.Enrolment is { } enrolment ? $"{Number(enrolment.Value)} participants in the registry." : null,
        trial.Country is { } country ? Countries.Name(country.Value) + "." : null,
        trial.Sponsor is { } sponsor ? sponsor.Value.TrimEnd('.') + "." : null,
    }.OfType<string>());

    public static string Of(Price price) => string.Join(" ", new[]
    {
        price.Place + ":",
        price.Low == price.High ? Number(price.Low) : $"{Number(price.Low)} to {Number(price.High)}",
        price.Currency + (price.Per == PricePer.Unclear ? "." : $" per {Shape.Kebab(price.Per.ToString())}."),
        price.ForAutism ? null : "Not for autism; stands for comparison.",
    }.OfType<string>());

    /// <summary>A status ages, so the day it was seen goes with it.</summary>
    private static string Status(RegisteredTrial trial)
    {
        var status = trial.Status.Value switch
        {
            TrialStatus.NotRead => "Status not read",
            TrialStatus.Unknown => "Status unknown to the registry",
            var known => Capital(Shape.Kebab(known.ToString()).Replace('-', ' ')),
        };
        return trial.StatusAsOf is { } day ? $"{status} ({day})." : status + ".";
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Number(decimal number) => number.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
