namespace Equipoise.Evidence.Claims.Lexicons;

/// <summary>A concept met in a text.</summary>
/// <param name="Concept">Its id.</param>
/// <param name="First">Number of its first word.</param>
/// <param name="Count">How many words it takes.</param>
public readonly record struct Match(string Concept, int First, int Count)
{
    public string Group => Concept[..Concept.IndexOf('.', StringComparison.Ordinal)];

    public string Name => Concept[(Concept.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public int Last => First + Count - 1;
}
