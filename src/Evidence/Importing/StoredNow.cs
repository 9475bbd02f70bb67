namespace Equipoise.Evidence.Importing;

/// <summary>A record that an import has stored, or found to be there already.</summary>
/// <param name="Record">What was understood.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Issues">How many issues it has.</param>
/// <param name="DataLost">Whether one of them lost data.</param>
public sealed record StoredNow(ImportedRecord Record, RecordFate Fate, int Issues, bool DataLost);
