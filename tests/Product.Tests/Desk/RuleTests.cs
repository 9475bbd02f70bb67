using Equipoise.Desk.Serving;
using Equipoise.Registry.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Product.Tests.Desk;

/// <summary>No address of the registry without a rule that says who may call it.</summary>
public class RuleTests
{
    [Fact]
    public async Task Every_endpoint_of_the_registry_has_one_rule()
    {
        await using var desk = await OpenDesk.On();
        var endpoints = Endpoints(desk);
        Assert.NotEmpty(endpoints);
        Assert.All(endpoints, e => Assert.Single(e.Metadata.GetOrderedMetadata<Rule>()));
    }

    [Fact]
    public async Task An_endpoint_that_changes_something_is_never_open_but_to_sign_in()
    {
        await using var desk = await OpenDesk.On();
        var open = Endpoints(desk).Where(e => e.Metadata.GetMetadata<Rule>()!.IsOpen && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != true).Select(e => e.RoutePattern.RawText!);
        Assert.Equal(["/registry/invitation", "/registry/passkey/sign-in", "/registry/passkey/sign-in/options", "/registry/sign-in", "/registry/sign-in/code", "/registry/sign-out"], open.Order(StringComparer.Ordinal));
    }

    internal static List<RouteEndpoint> Endpoints(OpenDesk desk) =>
        [.. desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.RoutePattern.RawText is { } path && (path.StartsWith(DeskServices.Root, StringComparison.Ordinal) || path.StartsWith(DeskServices.ApiRoot, StringComparison.Ordinal)))];
}
