using Equipoise.Evidence.Importing;

namespace Equipoise.Cli.Importing;

/// <summary>The first issues of each kind.</summary>
internal sealed class IssueExamples
{
    private const int Most = 3;

    private readonly SortedDictionary<string, List<ImportIssue>> examples = new(StringComparer.Ordinal);

    public void Keep(ImportIssue issue)
    {
        if (!examples.TryGetValue(issue.Code, out var some)) examples[issue.Code] = some = [];
        if (some.Count < Most) some.Add(issue);
    }

    public IEnumerable<ImportIssue> All => examples.Values.SelectMany(e => e);

    /// <summary>Writes them for people.</summary>
    /// <param name="counts">How many there were of each code.</param>
    public void Write(IReadOnlyDictionary<string, int> counts)
    {
        foreach (var (code, some) in examples)
        {
            var count = counts.GetValueOrDefault(code, some.Count);
            Console.WriteLine();
            Console.WriteLine($"{code}: {ImportWords.Of(count)}{(count > some.Count ? $", the first {some.Count}" : "")}");
            foreach (var issue in some)
            {
                Console.WriteLine($"  {issue.File}{(issue.Position.Length == 0 ? "" : ", ")}{issue.Position}");
                Console.WriteLine($"    {issue.Message}{(issue.DataLost ? " (data lost)" : "")}");
            }
        }
    }
}
