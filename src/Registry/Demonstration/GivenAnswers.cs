namespace Equipoise.Registry.Demonstration;

/// <summary>Answers by the codes of their fields, as a person would write them.</summary>
internal sealed class GivenAnswers() : Dictionary<string, string>(StringComparer.Ordinal);
