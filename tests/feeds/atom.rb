# atom.rb FILE... - Ruby's own reader of feeds, which refuses an Atom document that lacks
# an element, has one too many, or one in the wrong place.
require 'rss'

faults = 0
ARGV.each do |file|
  begin
    feed = RSS::Parser.parse(File.read(file, encoding: 'UTF-8'), validate: true,
                                                                  ignore_unknown_element: false)
    raise 'no Atom feed' unless feed.is_a?(RSS::Atom::Feed)
    puts "#{file}: valid, #{feed.entries.size} entries"
  rescue StandardError => e
    puts "#{file}: #{e.class}: #{e.message}"
    faults += 1
  end
end
exit(faults.zero? ? 0 : 1)
