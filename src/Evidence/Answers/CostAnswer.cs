using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Answers;

/// <summary>What does it cost?</summary>
internal static class CostAnswer
{
    public static Answer From(Snapshot snapshot)
    {
        var asked = snapshot.Content.Prices.SelectMany(l => l.Prices).Where(p => p is { ForAutism: true, Per: PricePer.Course }).ToList();
        var common = asked.GroupBy(p => p.Currency, StringComparer.Ordinal).OrderByDescending(g => g.Count()).FirstOrDefault();
        var told = asked.Count(p => p.Includes is not null);
        return new()
        {
            Id = "cost",
            Question = "What does it cost?",
            Sentences =
            [
                common is null
                    ? "No price is on file."
                    : $"Published prices for one course of treatment for autism run from {Spoken.Amount(common.Min(p => p.Low))} to {Spoken.Amount(common.Max(p => p.High))} {Name(common.Key)} ({Spoken.Count(common.Count(), "price", "prices")} on file).",
                $"{(told == 0 ? "None" : Spoken.Sentence(Spoken.Number(told)))} of the {Spoken.Number(asked.Count)} prices says what is included, and travel, repeats and lost work come on top.",
            ],
            Doubt = "A high price says nothing about whether a treatment works.",
            Proof = [new("/costs", "Every price, with date and source"), new("/alternatives", "What helps instead")],
        };
    }

    private static string Name(string currency) => currency switch
    {
        "USD" => "US dollars",
        "EUR" => "euros",
        "GBP" => "pounds",
        _ => currency,
    };
}
