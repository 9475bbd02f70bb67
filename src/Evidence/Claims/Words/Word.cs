namespace Equipoise.Evidence.Claims.Words;

/// <summary>A word, a number or a sign of a text.</summary>
/// <param name="Form">As it is compared: lower case, without accents and hidden characters; a number with a point for decimals and nothing for thousands.</param>
/// <param name="Start">Where it stands, in UTF-16 units of the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Word(string Form, int Start, int End, WordKind Kind);

/// <summary>What a word is.</summary>
public enum WordKind
{
    Word, Acronym, Number, Sign,
}
