using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Sources;

namespace Equipoise.Product.Tests.RiskOfBias;

/// <summary>Answers as tests need them.</summary>
internal static class Sample
{
    public static ItemResponse Response(string item, Response response) => new() { Item = item, Response = response, Reason = $"Reason of {item}.", How = How.Derived };
}
