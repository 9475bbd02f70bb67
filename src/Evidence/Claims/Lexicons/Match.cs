namespace Equipoise.Evidence.Claims.Lexicons;

/// <summary>A concept met in a text.</summary>
/// <param name="Concept">Its id.</param>
/// <param name="Group">The first part of the id.</param>
/// <param name="First">Number of its first word.</param>
/// <param name="Count">How many words it takes.</param>
public readonly record struct Match(string Concept, string Group, int First, int Count)
{
    public string Name => Concept[(Group.Length + 1)..];

    public int Last => First + Count - 1;
}
