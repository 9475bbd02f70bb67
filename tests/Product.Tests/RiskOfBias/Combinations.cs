using Equipoise.Evidence.RiskOfBias;

namespace Equipoise.Product.Tests.RiskOfBias;

/// <summary>Every way in which some items can be answered.</summary>
internal static class Combinations
{
    private static readonly Response[] Each = Enum.GetValues<Response>();

    /// <summary>Answers and what the flow chart, written a second time, makes of them; null where it comes to an item that is not answered.</summary>
    /// <returns>How many combinations there were.</returns>
    public static int Walk(DecisionTable table, Func<IReadOnlyDictionary<string, Response>, Judgement?> flowChart)
    {
        var count = 0;
        foreach (var responses in Of([.. table.Items]))
        {
            count++;
            if (table.Decide(responses)?.Judgement != flowChart(responses))
                Assert.Fail($"{string.Join(" ", responses)}: table {table.Decide(responses)?.Judgement.ToString() ?? "nowhere"}, flow chart {flowChart(responses)?.ToString() ?? "nowhere"}");
        }

        return count;
    }

    public static bool Yes(this IReadOnlyDictionary<string, Response> responses, string item) => responses[item] is Response.Y or Response.PY;

    public static bool No(this IReadOnlyDictionary<string, Response> responses, string item) => responses[item] is Response.N or Response.PN;

    public static bool Unknown(this IReadOnlyDictionary<string, Response> responses, string item) => responses[item] == Response.NI;

    public static bool Unanswered(this IReadOnlyDictionary<string, Response> responses, string item) => responses[item] == Response.NA;

    private static IEnumerable<Dictionary<string, Response>> Of(string[] items)
    {
        var total = (int)Math.Pow(Each.Length, items.Length);
        for (var i = 0; i < total; i++)
        {
            var responses = new Dictionary<string, Response>(items.Length, StringComparer.Ordinal);
            var rest = i;
            foreach (var item in items)
            {
                responses[item] = Each[rest % Each.Length];
                rest /= Each.Length;
            }

            yield return responses;
        }
    }
}
