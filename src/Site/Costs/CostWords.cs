using Equipoise.Evidence.Costs;
using Equipoise.Site.Components;

namespace Equipoise.Site.Costs;

/// <summary>How prices are said: as printed, never converted.</summary>
public static class CostWords
{
    public static string Amount(Price price) => $"{(price.Low == price.High ? Words.Number(price.Low) : $"{Words.Number(price.Low)} to {Words.Number(price.High)}")} {price.Currency}";

    public static string Of(PricePer per) => per switch
    {
        PricePer.Course => "for the whole treatment",
        PricePer.Infusion => "for one infusion or injection",
        PricePer.Booster => "for a repeat",
        PricePer.Participation => "for taking part in a study",
        PricePer.Storage => "for storage",
        _ => "for what, was not said",
    };

    public static string Currency(string code) => code switch
    {
        "USD" => "US dollars",
        "EUR" => "euros",
        "GBP" => "British pounds",
        "MYR" => "Malaysian ringgit",
        _ => code,
    };
}
