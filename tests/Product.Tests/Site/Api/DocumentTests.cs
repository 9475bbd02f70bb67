using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Equipoise.Product.Tests.Site.Api;

/// <summary>docs/api.md shows what the API really answers. EQUIPOISE_UPDATE_DOCS=1 writes its examples anew.</summary>
public partial class DocumentTests(SiteFixture site)
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    private static string File => Path.Combine(Repository.Root, "docs", "api.md");

    [Fact]
    public async Task Every_example_is_what_the_API_answers()
    {
        var text = await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken);
        var examples = Example().Matches(text);
        Assert.True(examples.Count >= 15);
        if (Environment.GetEnvironmentVariable("EQUIPOISE_UPDATE_DOCS") == "1")
        {
            foreach (Match example in examples) text = text.Replace(example.Value, $"`GET {example.Groups["address"].Value}`\n\n```json\n{await Answer(example.Groups["address"].Value)}\n```", StringComparison.Ordinal);
            await System.IO.File.WriteAllTextAsync(File, text, TestContext.Current.CancellationToken);
            return;
        }

        foreach (Match example in examples)
            Assert.Equal(await Answer(example.Groups["address"].Value), example.Groups["body"].Value.Trim());
    }

    [Fact]
    public async Task Its_table_names_every_address()
    {
        var text = await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken);
        var addresses = (await site.Json("/api")).GetProperty("addresses").EnumerateArray().Select(a => a.GetProperty("address").GetString()!).ToList();
        Assert.All(addresses, address => Assert.Contains($"| `{address}` |", text, StringComparison.Ordinal));
        Assert.All(Row().Matches(text), row => Assert.Contains(row.Groups["address"].Value, addresses));
    }

    /// <summary>Laid out for reading, long lists cut after their first item, hashes hidden: those change with every record.</summary>
    private async Task<string> Answer(string address)
    {
        using var response = await site.Ask(address);
        var json = JsonNode.Parse(await response.Text())!;
        if (json["hash"] is not null) json["hash"] = "…";
        if (json["currentTo"] is not null && json["addresses"] is not null) json["currentTo"] = "…";
        if (json["addresses"] is JsonArray addresses) Cut(addresses);
        if (json["items"] is JsonArray items) Cut(items);
        return json.ToJsonString(Layout);
    }

    private static void Cut(JsonArray list)
    {
        while (list.Count > 1) list.RemoveAt(1);
    }

    [GeneratedRegex(@"`GET (?<address>/[^`]+)`\n\n```json\n(?<body>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\| `(?<address>/[^`]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
