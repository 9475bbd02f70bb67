using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.MixedModels;

/// <summary>Test of one term of a formula, given all the others (marginal).</summary>
/// <param name="Term">The term, such as <c>visit:arm</c>.</param>
/// <param name="Test">That all its coefficients are zero.</param>
public sealed record TermTest(string Term, OmnibusTest Test);
