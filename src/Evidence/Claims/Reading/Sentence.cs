namespace Equipoise.Evidence.Claims.Reading;

/// <summary>A sentence, or a clause of one that can be true or false by itself.</summary>
/// <param name="Block">Number of the block it stands in.</param>
/// <param name="Start">Where it begins, in UTF-16 units of the text.</param>
/// <param name="End">Where it ends, its last full stop within.</param>
public readonly record struct Sentence(int Block, int Start, int End)
{
    public int Length => End - Start;
}
