using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Claims;

/// <summary>What the claim checker is made of, from a folder laid out like <c>data/</c>.</summary>
public static class ClaimFolder
{
    /// <summary>The trained rankings within the folder.</summary>
    public const string Model = "claims/model.json";

    /// <summary>
    /// The model of a folder, or that of another when it has none: an evidence base of one's own need not bring its own.
    /// </summary>
    /// <exception cref="FileNotFoundException">Neither folder has one.</exception>
    /// <exception cref="JsonException">It is no such file.</exception>
    public static ClaimModel ReadModel(string folder, string shipped)
    {
        var own = Path.Combine(folder, Model);
        using var file = File.OpenRead(File.Exists(own) ? own : Path.Combine(shipped, Model));
        return ClaimModel.Read(file);
    }

    /// <summary>A checker for an evidence base that was read.</summary>
    /// <param name="reading">What was read; without problems.</param>
    /// <param name="book">Its findings.</param>
    /// <param name="folder">The folder it was read from.</param>
    /// <param name="shipped">The folder that came with the program.</param>
    public static ClaimChecker Checker(EvidenceReading reading, FindingBook book, string folder, string shipped)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return new(reading.Snapshot ?? throw new ArgumentException("The evidence base has problems.", nameof(reading)), book, Lexicons(reading, shipped), ReadModel(folder, shipped));
    }

    /// <summary>The lexicons that were read with a folder, or those of another when it has none.</summary>
    public static ImmutableArray<Lexicon> Lexicons(EvidenceReading reading, string shipped) =>
        reading.Lexicons.IsEmpty ? EvidenceFolder.Read(shipped).Lexicons : reading.Lexicons;
}
