namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>What can be looked at, by name and by number. Rankings count in numbers; people are told names.</summary>
/// <param name="grows">Whether a name that is new gets a number, as while learning. Once rankings are trained, a name without a number has no weight.</param>
public sealed class FeatureNames(bool grows = false)
{
    /// <summary>The number of a name that has none.</summary>
    public const int Unknown = -1;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    public FeatureNames(IEnumerable<string> known) : this()
    {
        foreach (var name in known) Add(name);
    }

    public int Count => names.Count;

    public string this[int number] => names[number];

    /// <summary>The number of a name, or <see cref="Unknown"/>.</summary>
    public int Of(ReadOnlySpan<char> name) =>
        numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var number) ? number : grows ? Add(name.ToString()) : Unknown;

    private int Add(string name)
    {
        numbers.Add(name, names.Count);
        names.Add(name);
        return names.Count - 1;
    }
}
