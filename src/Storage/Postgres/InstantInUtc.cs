using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Equipoise.Storage.Postgres;

/// <summary>An instant as <c>timestamptz</c>, which takes UTC alone.</summary>
internal sealed class InstantInUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant);
