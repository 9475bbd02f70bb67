using Equipoise.Site.Serving;
using Microsoft.Extensions.Primitives;

namespace Equipoise.Product.Tests.Site.Serving;

public class AcceptedEncodingTests
{
    [Theory]
    [InlineData("", Encoding.Identity)]
    [InlineData("gzip, deflate, br, zstd", Encoding.Brotli)]
    [InlineData("gzip, deflate", Encoding.Gzip)]
    [InlineData("GZIP", Encoding.Gzip)]
    [InlineData("x-gzip", Encoding.Gzip)]
    [InlineData("br;q=0.5, gzip;q=0.8", Encoding.Gzip)]
    [InlineData("br ; q=0.5 , gzip ; q = 0.5", Encoding.Brotli)]
    [InlineData("br;q=0, gzip", Encoding.Gzip)]
    [InlineData("br;q=0, gzip;q=0.000", Encoding.Identity)]
    [InlineData("identity, gzip;q=0.5", Encoding.Identity)]
    [InlineData("identity;q=0.2, gzip;q=0.5", Encoding.Gzip)]
    [InlineData("*", Encoding.Brotli)]
    [InlineData("*;q=0.1, gzip;q=0.2", Encoding.Gzip)]
    [InlineData("br;q=0, *", Encoding.Gzip)]
    [InlineData("zstd", Encoding.Identity)]
    [InlineData("identity;q=0", Encoding.Identity)]
    [InlineData("br;q=nonsense, gzip;q=0.1", Encoding.Gzip)]
    [InlineData(",,;;=,br", Encoding.Brotli)]
    public void The_packing_the_client_values_most_is_chosen(string header, Encoding expected) =>
        Assert.Equal(expected, AcceptedEncoding.Best(header));

    [Fact]
    public void Several_lines_are_one_list() =>
        Assert.Equal(Encoding.Gzip, AcceptedEncoding.Best(new StringValues(["br;q=0", "gzip"])));

    [Fact]
    public void No_header_means_plain_bytes() => Assert.Equal(Encoding.Identity, AcceptedEncoding.Best(StringValues.Empty));
}
