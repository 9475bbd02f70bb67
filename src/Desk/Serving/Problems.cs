using Equipoise.Registry;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Desk.Serving;

/// <summary>Refusals as programs get them: problem details (RFC 9457) with the permanent code and, field by field, what is wrong.</summary>
internal static class Problems
{
    public static IResult NotSignedIn { get; } = Of(new("not-signed-in", "Send a key that holds: Authorization: Bearer …. People make keys on their account's page."));

    public static IResult Of(Refused refused) =>
        Results.Json(new RegistryProblem("about:blank", Title(refused.Code), StatusOf(refused.Code), refused.Message, refused.Code, refused.Fields.IsDefaultOrEmpty ? null : refused.Fields), contentType: ApiProblem.MediaType, statusCode: StatusOf(refused.Code));

    public static int StatusOf(string code) => code switch
    {
        "not-signed-in" => StatusCodes.Status401Unauthorized,
        RefusalCode.NotAllowed => StatusCodes.Status403Forbidden,
        RefusalCode.NotFound => StatusCodes.Status404NotFound,
        RefusalCode.Invalid or RefusalCode.ReasonMissing or RefusalCode.NotEligible => StatusCodes.Status422UnprocessableEntity,
        RefusalCode.OutOfReach => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    private static string Title(string code) => StatusOf(code) switch
    {
        StatusCodes.Status401Unauthorized => "Nobody has signed in",
        StatusCodes.Status403Forbidden => "This is not allowed",
        StatusCodes.Status404NotFound => "There is no such thing at this site",
        StatusCodes.Status422UnprocessableEntity => "It cannot be taken as it is",
        StatusCodes.Status503ServiceUnavailable => "The registry's storage is out of reach",
        _ => "It does not go with what is there",
    };
}

/// <summary>The body of a refusal.</summary>
/// <param name="Type">Always <c>about:blank</c>.</param>
/// <param name="Title">The kind of refusal.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">A sentence for people.</param>
/// <param name="Code">A permanent code.</param>
/// <param name="Errors">What is wrong with which field.</param>
public sealed record RegistryProblem(string Type, string Title, int Status, string Detail, string Code, IReadOnlyList<FieldProblem>? Errors);
