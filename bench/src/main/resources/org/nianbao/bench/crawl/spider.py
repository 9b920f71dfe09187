# Follows every link of one host, as Scrapy's own tutorial does; keeps nothing.
# Licensed under the Apache License 2.0; see LICENSE.
import scrapy


class Everything(scrapy.Spider):
    name = "everything"

    def __init__(self, start, **options):
        super().__init__(**options)
        self.start_urls = [start]

    def parse(self, response):
        for link in response.css("a::attr(href)").getall():
            yield response.follow(link, self.parse)
